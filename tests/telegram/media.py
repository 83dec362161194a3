"""Pictures and voices that the bot sends: by address, by file id, or uploaded."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from tests.telegram.description import Upload
from tests.telegram.errors import ApiError, bad_request
from tests.telegram.wire import Query
from tests.telegram.world import World

Json = dict[str, Any]
UNREACHABLE = "failed to get HTTP URL content"
NO_PICTURE = "wrong type of the web page content"
WRONG_ADDRESS = "wrong file identifier/HTTP URL specified"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_PHOTO_BYTES = 10 * 1024 * 1024


def photo(world: World, query: Query, source: str | Upload) -> Json:
    """The `photo` part of a message, or Telegram's words about what is wrong with it."""
    source = uploaded(query, source)
    if isinstance(source, Upload):
        if len(source.content) > _PHOTO_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        if not source.content.startswith(_PICTURES):
            raise bad_request("IMAGE_PROCESS_FAILED")
        return {"photo": [_size(keep(world, "photos", source))]}
    if why := picture_problem(world, source):
        raise bad_request(why)
    if source in world.files:
        return {"photo": [_size(source)]}
    return {"photo": [_size(keep(world, "photos", Upload(source, b"", "image/jpeg")))]}


def voice(world: World, query: Query, source: str | Upload) -> Json:
    """The `voice` part of a message."""
    source = uploaded(query, source)
    if isinstance(source, str) and source not in world.files:
        if why := picture_problem(world, source):
            raise bad_request(why)
        source = Upload(source, b"", "audio/ogg")
    file_id = source if isinstance(source, str) else keep(world, "voice", source)
    return {"voice": {"file_id": file_id, "file_unique_id": f"u{file_id}", "duration": query.get("duration", 1)}}


def uploaded(query: Query, source: str | Upload) -> str | Upload:
    """The upload that attach://name points at."""
    if not isinstance(source, str) or not source.startswith("attach://"):
        return source
    if (name := source.removeprefix("attach://")) not in query.files:
        raise bad_request(WRONG_ADDRESS)
    return query.files[name]


def picture_problem(world: World, source: str) -> str | None:
    """Why Telegram cannot show what is behind an address or file id; nothing when it can.

    Nothing is fetched: an address is good when it is a public web address that no test has broken.
    """
    if source in world.files:
        return None
    parts = urlsplit(source)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(character.isspace() for character in source):
        return WRONG_ADDRESS
    if source in world.bad_pictures:
        return world.bad_pictures[source]
    if not _public(parts.hostname):
        return UNREACHABLE
    # Drawings are no photos to Telegram.
    return NO_PICTURE if parts.path.endswith((".svg", ".html")) else None


def keep(world: World, folder: str, upload: Upload) -> str:
    """Store a file; returns its id."""
    number = world.number()
    file_id = f"AgACAgIAAxk{number:06d}"
    world.files[file_id] = (f"{folder}/file_{number}", upload)
    return file_id


def _public(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal"))


def _size(file_id: str) -> Json:
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "width": 800, "height": 600}
