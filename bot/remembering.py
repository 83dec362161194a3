"""Talking about what is remembered: shown, corrected, erased, switched off and on, and told of at the first contact."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from bot.draft import Draft
from bot.ledger import Turn
from bot.messages import Button
from bot.profile import Dropped, Erased, Kept, Learned, after, aspect, strengths, trait
from bot.say.phrases import Phrases, money
from bot.tastes import SAID
from retrieval.query import Limit
from retrieval.text import normalise

SHOWN = 20
"""Tastes that are listed, the strongest first; …"""
REMOVABLE = 8
"""… so many have a button that removes them."""

Wish = Literal["show", "off", "on", "erase", "drop"]

_OFF = re.compile(
    r"\b(?:do not|don'?t|stop|never) (?:remember(?:ing)?|track(?:ing)?|profil(?:e|ing)) me\b"
    r"|\b(?:stop(?:ped)?|quit) (?:remembering|tracking|profiling|recording|storing)\b"
    r"|\b(?:stop|don'?t|do not) (?:keep(?:ing)?|stor(?:e|ing)|sav(?:e|ing)|tak(?:e|ing)|collect(?:ing)?)"
    r"[^.,!?]{0,12}(?:notes|data|records?|info\w{0,8})\b"
    r"|(?:不要|别|不用|停止|不许|不准)再?(?:记住|记录|跟踪|追踪|记|存|收集)(?:我|了|$)"
)
_ON = re.compile(
    r"\b(?:you (?:may|can) remember me|remember me again|start remembering me)\b|(?:重新|可以|请|再次)记住我"
)
_ERASE = re.compile(
    r"\b(?:forget (?:about )?me|forget (?:everything|all) (?:you know )?(?:about|of) me)\b(?![ -]not\b)"
    r"|\b(?:delete|erase|clear|wipe|remove) (?:all )?(?:my (?:data|profile|history|info\w{0,8}|details|preferences)"
    r"|(?:all|everything)[^.,!?]{0,20}(?:about|on) me|all of (?:it|that))\b"
    r"|(?:把|将)[^，。！？]{0,10}忘(?:掉|了|记)"
    r"|(?:把|将)[^，。！？车]{0,6}(?:我的(?!那|购|订)|关于我|我说|记|资料|信息|数据|偏好|喜好|画像|历史)[^，。！？车]{0,6}(?:删|清|抹)(?:掉|了|除|空)"
    r"|(?:忘|删|清)(?:掉|了|除)[^，。！？]{0,4}(?:关于我|我的(?:一切|全部|所有))"
    r"|(?:忘了|忘记|忘掉)我(?!的|说|刚|们)|(?:删除|清除|删掉)我的(?:资料|数据|信息|画像|记录)"
)
_SHOW = re.compile(
    r"\bwhat (?:do|did) you (?:know|remember|store|have) (?:about|of|on) me\b"
    r"|\b(?:know|noted|noted down|written down|remember(?:ed)?|stored?|saved?|have|got|kept|learn(?:ed|t)?|collected)"
    r"(?: so far| now| already)? (?:about|of|on) me\b"
    r"|(?:知道|记得|记住|记了|记着|存了|保存|了解|收集|掌握)(?:了)?我(?:的|些)?(?:什么|哪些|多少|啥|些|信息|资料)"
    r"|还记得我"
    r"|\b(?:show|see) my profile\b|\bwhat are my preferences\b"
    r"|你(?:知道|记得|记住了|了解)我(?:的)?(?:什么|哪些|多少)|(?:看看|查看|显示)我的(?:画像|偏好|喜好)"
)
_DROP = re.compile(r"\b(?:forget|delete|remove|erase) my ([a-z]+)\b|(?:忘了|忘记|忘掉|删除|清除)我的(\w{2,3})")
_ASPECTS: Mapping[str, str] = {
    "size": "size", "sizes": "size", "color": "color", "colour": "color", "colors": "color", "colours": "color",
    "brand": "brand", "brands": "brand", "material": "material", "materials": "material", "price": "price",
    "prices": "price", "budget": "price", "尺码": "size", "尺寸": "size", "颜色": "color", "品牌": "brand",
    "材质": "material", "面料": "material", "价格": "price", "预算": "price", "价位": "price",
}  # fmt: skip


_SIZE = re.compile(
    r"\b(?:my (?:\w+ )?size is|i(?:'?m| am) (?:usually|normally|always|mostly|typically|generally)) (?:an? )?(?:size )?"
    r"([0-9][0-9.]{0,4}|x{0,3}[sml])\b"
    r"|我(?:的尺码是|的尺码|平时穿|一般穿|通常穿)([0-9][0-9.]{0,4}|x{0,3}[sml])"
)


def asked(text: str) -> tuple[Wish, str] | None:
    """What a message asks of the memory, and which aspect is to be dropped; None when it speaks of something else.

    >>> asked("Please forget me!"), asked("忘了我的尺码"), asked("forget-me-not seeds")
    (('erase', ''), ('drop', 'size'), None)
    """
    said = normalise(text).replace("’", "'")
    for wish, pattern in _WISHES:
        if pattern.search(said):
            return wish, ""
    if (found := _DROP.search(said)) and (named := _ASPECTS.get(found[1] or found[2])):
        return "drop", named
    return None


def own_size(text: str, at: datetime) -> list[Learned]:
    """The size that somebody says is theirs, of whatever kind of goods.

    >>> [one.trait for one in own_size("My size is 42", datetime(2026, 1, 1))]
    ['size:42']
    """
    found = _SIZE.search(normalise(text))
    return [Learned(trait("size", (found[1] or found[2]).upper()), SAID, at, said=True)] if found else []


_WISHES: tuple[tuple[Wish, re.Pattern[str]], ...] = (("off", _OFF), ("on", _ON), ("erase", _ERASE), ("show", _SHOW))


@dataclass(frozen=True, slots=True)
class Remembering:
    """Answers of the memory. What is to change goes into the draft, and is written with its turn."""

    def answer(self, draft: Draft, stated: Sequence[Learned]) -> Turn:
        """Do what was asked of the memory; where something was told of oneself, note it; show what is known."""
        memory = draft.words.memory
        wish, named = asked(draft.text) or ("show", "")
        match wish:
            case "off":
                draft.learn(Kept(on=False))
                return self._forgotten(draft, memory["off"], draft.say_button(memory["b_on"]))
            case "on":
                draft.learn(Kept(on=True))
                return self._show(draft, memory["on"])
            case "erase":
                draft.learn(Erased())
                return self._forgotten(draft, memory["erased"], draft.say_button(memory["b_off"]))
            case "drop":
                return self.drop(draft, named)
        known = draft.profile is None or draft.profile.kept
        noted = draft.words.comma.join(name(draft.phrases, one.trait) for one in stated) if known else ""
        return self._show(draft, memory["noted"].format(what=noted) if noted else "")

    def named(self, draft: Draft) -> str | None:
        """The taste that the message calls by its name, after what is known was shown."""
        said = normalise(draft.text)
        profile = after(draft.profile, draft.event.user_id, draft.changes)
        known = strengths(profile, draft.event.at)
        return next((taste for taste in known if normalise(name(draft.phrases, taste)) in said), None)

    def drop(self, draft: Draft, what: str) -> Turn:
        """Remove a taste, or all of an aspect."""
        draft.learn(Dropped(what))
        what = name(draft.phrases, what) if ":" in what else draft.words.memory[what]
        return self._show(draft, draft.words.memory["dropped"].format(what=what))

    def first_contact(self, draft: Draft, turn: Turn) -> Turn:
        """The turn with one line on what is remembered, for somebody who is here for the first time.

        It stands below the answer, but above a question, which wants to be answered.
        """
        unknown = draft.profile is None and draft.event.user_id and draft.session.turn == 0
        if not unknown or not turn.reply.text or any(isinstance(one, Kept | Erased) for one in draft.changes):
            return turn
        draft.learn(Kept(on=True))
        line = draft.words.memory["first"]
        said = turn.reply.text[: 1499 - len(line)].splitlines()
        lines = [*said[:-1], line, said[-1]] if said[-1].endswith(("?", "？")) else [*said, line]
        text = "\n".join(lines)
        return replace(turn, reply=replace(turn.reply, text=text))

    def _forgotten(self, draft: Draft, line: str, button: Button) -> Turn:
        """The conversation's own memory goes too; the cart stays, for it is the shopper's."""
        draft.session = replace(
            draft.session, query=None, shown=(), seen=(), focus=None, comparing=None, refused=(), said=()
        )
        return draft.turn(line, "profile", buttons=(button,))

    def _show(self, draft: Draft, opening: str) -> Turn:
        memory = draft.words.memory
        profile = after(draft.profile, draft.event.user_id, draft.changes)
        lines = [opening] if opening else []
        if profile is not None and not profile.kept:
            return draft.turn(memory["is_off"], "profile", buttons=(draft.say_button(memory["b_on"]),))
        tastes = strengths(profile, draft.event.at)
        listed = list(tastes)[:SHOWN]
        likes = [name(draft.phrases, one) for one in listed if tastes[one] > 0]
        dislikes = [name(draft.phrases, one) for one in listed if tastes[one] < 0]
        if likes:
            lines.append(memory["likes"].format(what=draft.words.comma.join(likes)))
        if dislikes:
            lines.append(memory["dislikes"].format(what=draft.words.comma.join(dislikes)))
        lines.append(memory["how"] if listed else memory["nothing"])
        removes = [
            Button(memory["b_drop"].format(what=name(draft.phrases, one)), draft.action("forget", value=one))
            for one in listed[:REMOVABLE]
        ]
        whole = [draft.say_button(memory["b_erase"])] if listed else []
        return draft.turn("\n".join(lines), "profile", buttons=(*removes, *whole, draft.say_button(memory["b_off"])))


def name(phrases: Phrases, taste: str) -> str:
    """A trait in words: "blue", "Fell & Tarn", "size 10 (hiking boots)"."""
    about, kind, value = aspect(taste)
    words = phrases.words
    if about == "price":
        currency, _, ends = value.partition(" ")
        low, high = (money(Decimal(end), currency, phrases.language) for end in ends.split("-"))
        said = words.price_range.format(low=low, high=high)
    else:
        said = phrases.limit(Limit(about, "=", value)) if about == "size" else phrases.value(about, value)
    return words.memory["of_kind"].format(what=said, kind=phrases.value("category", kind)) if kind else said
