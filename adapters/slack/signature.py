"""Whether a delivery is Slack's: signed with our secret, not long ago, whatever else its headers hold."""

from collections.abc import Mapping

from slack_sdk.signature import SignatureVerifier

TIMESTAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"


def proves(secret: str, body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether the headers, by their names in small letters, hold a signature of this body that is at most 5 min old."""
    stamp, signature = headers.get(TIMESTAMP, ""), headers.get(SIGNATURE, "")
    # The library's verifier breaks on what is not a number, not ASCII or not UTF-8.
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 15 and signature.isascii()):
        return False
    try:
        return SignatureVerifier(secret).is_valid(body, stamp, signature)
    except UnicodeDecodeError:
        return False
