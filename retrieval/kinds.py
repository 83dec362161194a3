"""Which of the catalog's categories hold a kind of goods: "phone" is not the whole of "Cell Phones" with its cases."""

import re
from collections.abc import Iterable, Mapping, Sequence

from retrieval.concepts import Concept, table_of
from retrieval.phrases import Trie, keys, read_words, word_set
from retrieval.text import normalise

Path = tuple[str, ...]

_ALTERNATIVES = re.compile(r"[&,/|、，;>]|\band\b|和|与|及")
_ASIDE = re.compile(r" [-–|] |[,，(（]")
_TAIL = re.compile(r"\b(?:with|for|without|by)\b.*")
_NO_KIND = word_set("""
    all more other new sale minute plan product item good set thing misc general default best supply gift
    deal and
""")


def alternatives(segment: str) -> list[tuple[str, ...]]:
    """The things a category name lists, as keys.

    >>> alternatives("Headphones, Earbuds & Accessories")
    [('headphone',), ('earbud',), ('accessory',)]
    >>> alternatives("All Cell Phones with Plans")
    [('cell', 'phone')]
    """
    parts = (keys(_TAIL.sub("", part)) for part in _ALTERNATIVES.split(normalise(segment)))
    return [part[1:] if part[0] == "all" and len(part) > 1 else part for part in parts if part]


def _named_apart(parts: Sequence[tuple[str, ...]], segment: str) -> Sequence[tuple[str, ...]]:
    """Without words that share the last one's noun: "Car & Travel Accessories" holds no cars."""
    words = [word for word in read_words(normalise(segment)) if word.kind == "latin"]
    shared = len(parts) > 1 and len(parts[-1]) > 1 and words and words[-1].text != words[-1].key
    plurals = {word.key for word in words if word.text != word.key}
    return [part for part in parts if not (shared and len(part) == 1 and part[0] not in plurals)]


class Kinds:
    """The kinds of goods behind the catalog's category paths."""

    def __init__(self, paths: Iterable[Path], concepts: Sequence[Concept]) -> None:
        self._paths = sorted(set(filter(None, paths)))
        self._inside = {concept.name: _closure(concept.name, concepts) for concept in concepts}
        self._forms: Trie[str] = Trie()
        for concept in concepts:
            for form in (*concept.english, *(word for word in concept.chinese if len(word) > 1)):
                self._forms.add(keys(form), concept.name)
        segments = {segment for path in self._paths for segment in path}
        self._kinds = {segment: self._named(segment) for segment in segments}
        above: dict[str, set[str]] = {}
        for path in self._paths:
            for place, segment in enumerate(path):
                above.setdefault(segment, set()).update(*(self._kinds[name] for name in path[:place]))
        self._kinds = {
            segment: frozenset(kind for kind in kinds if not self._is_doubtful(segment, kind, kinds | above[segment]))
            for segment, kinds in self._kinds.items()
        }

    def names(self, concept: str) -> tuple[str, ...]:
        """The category names whose products are all of this kind; empty when the catalog has none."""
        inside = self._inside.get(concept, frozenset((concept,)))
        good = {path for path in self._paths if self._is(path, concept, inside)}
        if not good:
            return ()
        bad = {segment for path in self._paths if path not in good for segment in path}
        found: dict[str, None] = {}
        for path in sorted(good, key=lambda path: (len(path), path)):
            named = [place for place, segment in enumerate(path) if self._kinds[segment] & inside]
            # Below a mixed category ("Cell Phones" with its cases) only a name of the kind itself is trusted.
            pure = next((path[place] for place in named if path[place] not in bad), None)
            if pure is not None:
                found[pure] = None
        # Where a category bears the very name ("Sneakers"), its neighbours of narrower kinds are not meant.
        if any(concept in self._forms.get(keys(normalise(name))) for name in found):
            return tuple(name for name in found if concept in self._kinds[name])
        return tuple(found)

    def parts(self, name: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The things a category name lists, each with the known kinds that bear exactly that name."""
        allowed = self._kinds.get(name)
        return tuple(
            (part, tuple(kind for kind in self._forms.get(part) if allowed is None or kind in allowed))
            for part in alternatives(name)
        )

    def literal(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """Phrases that are categories of the shop's own, beyond the known kinds: keys to category names."""
        found: dict[tuple[str, ...], dict[str, None]] = {}
        # In a department store's tree the last word of a name says little ("Vinyl Wraps").
        small = len(self._kinds) <= 400
        for segment in sorted(self._kinds, key=lambda name: (len(name), name)):
            found.setdefault(keys(normalise(segment)), {})[segment] = None
            for part in _named_apart(alternatives(segment), segment):
                found.setdefault(part, {})[segment] = None
                head = part[-1:]
                if (
                    small
                    and len(part) > 1
                    and len(head[0]) > 3
                    and head[0] not in _NO_KIND
                    and not self._forms.get(head)
                ):
                    found.setdefault(head, {})[segment] = None
        return {phrase: tuple(names) for phrase, names in found.items() if phrase and phrase[0] not in _NO_KIND}

    def _named(self, segment: str) -> frozenset[str]:
        """The known kinds a category name ends in, one per listed thing."""
        found: set[str] = set()
        for part in _named_apart(alternatives(segment), segment):
            for start in range(len(part)):
                kinds = self._forms.get(part[start:])
                if kinds:
                    found.update(kinds)
                    break
        return frozenset(found)

    def _is_doubtful(self, segment: str, kind: str, context: frozenset[str]) -> bool:
        """Whether a category bears a kind's by-name only, among kinds of another table: "Jumpers & Swings" are no
        sweaters."""
        others = {table_of(other) for other in context if other != kind}
        if not others or table_of(kind) in others:
            return False
        return not any(part[-len(keys(kind)) :] == keys(kind) for part in alternatives(segment))

    def _is(self, path: Path, concept: str, inside: frozenset[str]) -> bool:
        """Whether products of this path are of the kind: it is named, and nothing deeper names something else."""
        for segment in reversed(path):
            kinds = self._kinds[segment]
            if kinds & inside:
                return True
            if kinds and not any(concept in self._inside[kind] for kind in kinds):
                return False
        return False


def _closure(name: str, concepts: Sequence[Concept]) -> frozenset[str]:
    narrower = {concept.name: concept.narrower for concept in concepts}
    found: set[str] = set()
    open_names = [name]
    while open_names:
        current = open_names.pop()
        if current not in found:
            found.add(current)
            open_names.extend(narrower.get(current, ()))
    return frozenset(found)


def title_ends(title: str) -> list[tuple[str, ...]]:
    """What a title ends in: its last word before " - ", a comma or "for"; for Chinese the last 2 and 3 characters.

    >>> title_ends("Wool Tea Cosy, Red"), title_ends("纯棉桌布")
    ([('cosy',)], [('桌', '布'), ('棉', '桌', '布')])
    """
    name = _ASIDE.split(normalise(title), maxsplit=1)[0]
    words = [word for word in read_words(_TAIL.sub("", name)) if word.kind != "mark"]
    if not words:
        return []
    if words[-1].kind == "latin":
        return [(words[-1].key,)] if len(words[-1].key) > 3 and len(words) > 1 else []
    run = [word.key for word in words if word.kind == "cjk"]
    return [tuple(run[-size:]) for size in (2, 3) if len(run) > size and words[-1].kind == "cjk"]
