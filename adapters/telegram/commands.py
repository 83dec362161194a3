"""The menu beside the input field, in both languages. What each command does is app/commands.py's."""

from bot.messages import Language

MENU: dict[Language, dict[str, str]] = {
    "en": {
        "start": "Say hello",
        "help": "What I can do",
        "cart": "What is in the cart",
        "new": "Start over",
        "human": "Talk to a person",
        "language": "English or Chinese",
    },
    "zh": {
        "start": "打个招呼",
        "help": "我能做什么",
        "cart": "看看购物车",
        "new": "重新开始",
        "human": "转人工",
        "language": "中文或英语",
    },
}
