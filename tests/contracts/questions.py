"""What every keeper of unanswered questions promises. A subclass gives `ledger` and `questions` over the same store."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.ledger import Ledger, Turn
from bot.messages import Message, Reply
from bot.session import Session
from bot.unanswered import Question, Questions, Unanswered

NOW = datetime(2026, 3, 1, 12, 30, 15, 250_000, tzinfo=UTC)
DRY = Unanswered("product", "Is it dishwasher safe?", "en", "mug")


def without_answer(*asked: Unanswered, event_id: str = "e1", at: datetime = NOW) -> Turn:
    """A turn that had no answer to these."""
    event = Message(event_id, "api", "c", "u", "?", at)
    return Turn(event, Reply("", "en", "ask_product"), Session("c", "u"), unanswered=asked)


class QuestionsContract:
    """Subclass and override both fixtures."""

    @pytest.fixture
    def ledger(self) -> Ledger:
        raise NotImplementedError

    @pytest.fixture
    def questions(self) -> Questions:
        raise NotImplementedError

    def test_nothing_was_asked_yet(self, questions: Questions) -> None:
        assert list(questions.most_asked(10)) == []

    def test_a_question_comes_back_as_it_was_asked(self, ledger: Ledger, questions: Questions) -> None:
        odd = Unanswered("wish", "防水登山靴、不要皮 🥾'; --", "zh")
        ledger.commit(without_answer(odd))
        assert list(questions.most_asked(10)) == [Question("wish", odd.text, "zh", "", NOW, NOW, 1)]

    def test_the_same_in_other_spelling_counts_on(self, ledger: Ledger, questions: Questions) -> None:
        ledger.commit(without_answer(DRY))
        again = Unanswered("product", "is it  DISHWASHER safe", "en", "mug")
        ledger.commit(without_answer(again, event_id="e2", at=NOW + timedelta(days=2)))
        expected = Question("product", DRY.text, "en", "mug", NOW, NOW + timedelta(days=2), 2)
        assert list(questions.most_asked(10)) == [expected]

    def test_another_product_or_kind_is_another_question(self, ledger: Ledger, questions: Questions) -> None:
        others = [Unanswered("product", DRY.text, "en", "cup"), Unanswered("policy", DRY.text, "en")]
        ledger.commit(without_answer(DRY, *others))
        assert {(one.kind, one.product_id, one.times) for one in questions.most_asked(10)} == {
            ("product", "mug", 1),
            ("product", "cup", 1),
            ("policy", "", 1),
        }

    def test_the_same_event_again_counts_once(self, ledger: Ledger, questions: Questions) -> None:
        for _ in range(3):
            ledger.commit(without_answer(DRY))
        assert [one.times for one in questions.most_asked(10)] == [1]

    def test_events_may_come_late_and_from_other_zones(self, ledger: Ledger, questions: Questions) -> None:
        late = (NOW - timedelta(hours=1)).astimezone(timezone(timedelta(hours=8)))
        ledger.commit(without_answer(DRY))
        ledger.commit(without_answer(DRY, event_id="e2", at=late))
        (found,) = questions.most_asked(10)
        assert (found.first, found.last) == (NOW - timedelta(hours=1), NOW)

    def test_the_most_frequent_come_first_then_the_latest(self, ledger: Ledger, questions: Questions) -> None:
        for number, text in enumerate(("a1", "b2", "c3", "b2", "d4")):
            asked = Unanswered("policy", text, "en")
            ledger.commit(without_answer(asked, event_id=f"e{number}", at=NOW + timedelta(minutes=number)))
        assert [one.text for one in questions.most_asked(10)] == ["b2", "d4", "c3", "a1"]
        assert [one.text for one in questions.most_asked(2)] == ["b2", "d4"]
