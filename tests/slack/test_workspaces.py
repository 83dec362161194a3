"""Installs into several workspaces: by Slack's own page, kept over restarts, gone when thrown out, nothing shared."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import structlog

from adapters.base import House
from adapters.slack import PLATFORM, Keys, Slack, to_payload
from adapters.slack.places import Place, user
from bot.messages import Button, Tap
from tests.relays.stack import KEY, Stack, at_work, says
from tests.slack import server
from tests.slack.people import Workspace
from tests.slack.stack import stack

PUBLIC = "https://guide.example"


def maker(slack: server.Slack, secret: str | None = None) -> Keys:
    """What makes installs possible."""
    world = slack.world
    return Keys(
        signing_secret=world.signing_secret, client_id=world.client_id, client_secret=secret or world.client_secret,
        public_url=PUBLIC,
    )  # fmt: skip


async def install(adapter: Slack, slack: server.Slack, team: Workspace, *, spoil: str = "") -> tuple[int, str]:
    """Go through Slack's page as a browser does; returns what the last page says."""
    begun = await adapter.install("", {}, back=False)
    assert begun is not None
    assert begun.status == 302
    async with httpx.AsyncClient() as browser:
        asked = await browser.get(f"{begun.headers['location']}&team={team.team.id}")
    back = urlsplit(asked.headers["location"])
    assert f"{back.scheme}://{back.netloc}{back.path}" == f"{PUBLIC}/hooks/slack/installed"
    cookie = begun.headers["set-cookie"].partition(";")[0]
    query = back.query if spoil != "code" else back.query.replace("code=", "code=x")
    headers = {"cookie": cookie} if spoil != "browser" else {}
    done = await adapter.install(query, headers, back=True)
    assert done is not None
    if spoil == "again":
        done = await adapter.install(query, headers, back=True)
        assert done is not None
    return done.status, done.body


async def test_two_workspaces_install_and_nothing_of_one_is_known_in_the_other(
    slack: server.Slack, tmp_path: Path
) -> None:
    acme, globex = (slack.workspace(name, installed=False) for name in ("Acme", "Globex"))
    async with stack(slack, tmp_path, lambda _: says("Hm", buttons=(Button("More", "token-of-one"),))) as at_work:
        at_work.adapter._keys = maker(slack)
        for team in (acme, globex):
            status, page = await install(at_work.adapter, slack, team)
            assert status == 200
            assert "Thank you" in page
        ann = acme.user("Ann")
        # Slack's ids are unique inside a workspace only: a stranger there may well be called the same.
        twin = globex.user("Ann")
        slack.do(lambda: _rename(globex, twin.id, ann.id, twin.dm.channel.id, ann.dm.id))
        twin.id, twin.dm.id = ann.id, ann.dm.id
        ann.say("boots")
        await slack.until(lambda: ann.lines[-1].labels)
        twin.say("hats")
        await slack.until(lambda: twin.lines[-1].labels)
        one, other = at_work.dialogue.events
        assert one.conversation_id != other.conversation_id
        assert {one.user_id, other.user_id} == {user(acme.team.id, ann.id), user(globex.team.id, ann.id)}
        assert {call.team for call in slack.made("chat.postMessage")} == {acme.team.id, globex.team.id}
        twin.press_value("token-of-one")
        await slack.until(lambda: len(at_work.dialogue.events) == 3)
        tap = at_work.dialogue.events[-1]
        assert isinstance(tap, Tap)
        # The dialogue refuses a button of another conversation.
        action = at_work.ledger.action("token-of-one")
        assert action is not None
        assert tap.conversation_id == other.conversation_id
        assert at_work.ledger.session(one.conversation_id) != at_work.ledger.session(other.conversation_id)


def _rename(team: Workspace, old_user: str, new_user: str, old_chat: str, new_chat: str) -> None:
    team.team.people[new_user] = team.team.people.pop(old_user) | {"id": new_user}
    channel = team.team.channels.pop(old_chat)
    channel.id, channel.person = new_chat, new_user
    team.team.channels[new_chat] = channel


async def test_an_install_outlives_a_restart_and_ends_when_it_is_thrown_out(
    slack: server.Slack, tmp_path: Path
) -> None:
    acme = slack.workspace("Acme", installed=False)
    ann = acme.user("Ann")
    async with stack(slack, tmp_path) as at_work:
        at_work.adapter._keys = maker(slack)
        await install(at_work.adapter, slack, acme)
    async with stack(slack, tmp_path, seconds=1.0) as at_work:
        ann.say("boots")
        await slack.until(lambda: ann.lines[-1].text == "heard boots")
        ann.say("hats")
        await slack.until(lambda: len(at_work.dialogue.events) == 2)
        acme.uninstall()
        await slack.until(lambda: not at_work.outbox.waiting())
        ann.say("anybody there?")
        await slack.until(lambda: len(slack.deliverer.done) >= 4)
        assert len(at_work.dialogue.events) == 2
        assert await at_work.house.notes.read(f"workspace:{acme.team.id}") is None
    assert [line.text for line in ann.lines if line.sender == "Aisle"] == ["heard boots"]


@pytest.mark.parametrize(
    ("spoil", "status"), [("code", 401), ("browser", 400), ("again", 401)],
)  # fmt: skip
async def test_an_install_that_is_not_as_it_was_begun_is_refused(
    slack: server.Slack, tmp_path: Path, spoil: str, status: int
) -> None:
    acme = slack.workspace("Acme", installed=False)
    async with _alone(slack, tmp_path) as at_work:
        assert (await install(at_work.adapter, slack, acme, spoil=spoil))[0] == status
        assert (await at_work.house.notes.read(f"workspace:{acme.team.id}") is None) is (spoil != "again")


async def test_tokens_stand_in_no_log(slack: server.Slack, tmp_path: Path) -> None:
    acme = slack.workspace("Acme", installed=False)
    with structlog.testing.capture_logs() as logged:
        async with _alone(slack, tmp_path) as at_work:
            await install(at_work.adapter, slack, acme)
            acme.team.installed = False
            ann = acme.user("Ann")
            place = Place(acme.team.id, ann.dm.id).conversation(KEY)
            with pytest.raises(Exception, match=r".*") as caught:
                await at_work.adapter.send(to_payload(says("x"), place)[0], "k")
    assert acme.team.token not in f"{logged}{caught.value}"


def _alone(slack: server.Slack, data: Path) -> AbstractAsyncContextManager[Stack[Slack]]:
    def make(house: House) -> Slack:
        return Slack(maker(slack), key=KEY, house=house, api_url=slack.api_url)

    return at_work(PLATFORM, make, to_payload, data)
