"""What Slack itself asks an app to say, in both languages."""

from bot.messages import Language

PROMPTS_TITLE: dict[Language, str] = {"en": "For example", "zh": "比如"}
HOME: dict[Language, dict[str, str]] = {
    "en": {
        "hello": "Your shopping guide",
        "how": "Write to me in *Messages*, name me in a channel, or type `/shop` and what you are looking for.",
        "tastes": "What I remember",
        "likes": "You like: {what}.",
        "dislikes": "You do not like: {what}.",
        "nothing": "Nothing yet. What you say, open and buy tells me a little.",
        "is_off": "Nothing: you asked me not to remember you.",
        "off": "Don't remember me",
        "on": "Remember me",
        "forget": "Delete everything",
        "sure": "Delete everything?",
        "what": "Your tastes, our conversations and what you were shown are deleted. This cannot be undone.",
        "yes": "Delete",
        "no": "Keep",
        "finds": "Found lately",
        "none": "Nothing yet.",
    },
    "zh": {
        "hello": "您的购物导购",
        "how": "在 *消息* 里写给我，在频道里提到我，或者输入 `/shop` 加上想找的东西。",
        "tastes": "我记得的",
        "likes": "您喜欢：{what}。",
        "dislikes": "您不喜欢：{what}。",
        "nothing": "还没有。您说的、看的、买的会让我了解一点。",
        "is_off": "什么也没记：您让我不要记住您。",
        "off": "不要记住我",
        "on": "记住我",
        "forget": "全部删除",
        "sure": "全部删除？",
        "what": "您的喜好、我们的对话和看过的商品都会删除，不能恢复。",
        "yes": "删除",
        "no": "保留",
        "finds": "最近找到的",
        "none": "还没有。",
    },
}
