"""Asks people in Placet Desk, or at any Placet server. Needs Python 3.9 or newer and `requests`.

The program on this computer is found by its agent.json; PLACET_URL and PLACET_API_KEY name another one.
"""

import json
import os
import sys
import time
import uuid
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

import requests

Json = Dict[str, Any]

HELD_SECONDS = 25
RETRY_FOR_SECONDS = 30
LONGEST_PAUSE_SECONDS = 5


class PlacetError(Exception):
    """The server refuses (`status` is the HTTP status) or does not answer (`status` is 0)."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status

    @property
    def is_temporary(self) -> bool:
        return self.status in (0, 429) or self.status >= 500


class NoAnswer(Exception):
    """Nobody has answered; `reason` is "expired", "timeout" (the question stays open) or "withdrawn"."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Nobody has answered: {reason}.")
        self.reason = reason


def ask(text: str, agent: str = "Python", review: Optional[Json] = None, timeout: Optional[float] = None) -> Json:
    """Asks and waits; answers the person's response, such as {"selectedOption": "approve"}.

    `review` is the question's kind, as in docs/client-library.md; an approval when left out. `timeout` is in seconds;
    without it the wait lasts until the question expires. Ctrl+C takes the question back. Raises NoAnswer, PlacetError.
    """
    question = _message(text, agent, {"review": review or {"type": "approval"}})
    try:
        message = _send(question)
        return wait(message["id"], message["channelId"], timeout, message["review"]["expiresAt"])
    except KeyboardInterrupt:
        _take_back(question)
        raise


def notify(text: str, agent: str = "Python", status: Optional[str] = None) -> Json:
    """Says something that wants no answer; `status` may be info, success, warning or error."""
    return _send(_message(text, agent, {} if status is None else {"status": status}))


def wait(message_id: str, channel_id: str, timeout: Optional[float] = None, expires_at: Optional[str] = None) -> Json:
    """Waits for the response to a question that was asked before, through restarts of the program."""
    deadline = time.monotonic() + (timeout if timeout is not None else _seconds_until(expires_at) + 60)
    pause = 0.2
    while True:
        begun = time.monotonic()
        held = min(HELD_SECONDS, deadline - begun)
        if held <= 0:
            raise NoAnswer("timeout")
        try:
            query = {"channel": channel_id, "timeout": str(max(1, int(held * 1000)))}
            answer = call("GET", f"/api/v1/reviews/{message_id}/wait", params=query, limit=held + 10)
            if answer["status"] == "completed":
                _acknowledge(message_id, channel_id)
                return answer.get("response") or answer["message"]["review"]["response"]
            if answer["status"] == "expired":
                raise NoAnswer("expired")
        except PlacetError as error:
            if error.status == 404:
                raise NoAnswer("withdrawn") from error
            # A program that is away may come back; one that has been away until the end is not silence of a person.
            if not error.is_temporary or time.monotonic() + pause >= deadline:
                raise
        # A server that stops answers at once; without a pause the next call would only meet a closed door.
        if time.monotonic() - begun >= min(2.0, held):
            pause = 0.2
        else:
            time.sleep(max(0.0, min(pause, deadline - time.monotonic())))
            pause = min(LONGEST_PAUSE_SECONDS, pause * 2)


def channel(agent: str) -> str:
    """The id of the channel of the agent with this name; it is created when there is none."""
    for known in reversed(call("GET", "/api/v1/agents")):
        if known["name"] == agent:
            return known["id"]
    return call("POST", "/api/v1/agents", body={"name": agent})["id"]


def call(method: str, path: str, body: Optional[Json] = None, params: Optional[Json] = None, limit: float = 10) -> Any:
    """One call of the agent API; see /api/docs of the server. Raises PlacetError."""
    url, key = find_program()
    try:
        answer = requests.request(
            method, url + path, headers={"x-api-key": key}, json=body, params=params, timeout=(5, limit)
        )
    except requests.RequestException as error:
        raise PlacetError(0, f"Placet Desk does not answer at {url}. Is it running? ({error})") from error
    try:
        content = answer.json()
    except ValueError:
        content = {}
    if not answer.ok:
        raise PlacetError(answer.status_code, str(content.get("message", answer.reason)))
    return content


def find_program() -> Tuple[str, str]:
    """Address and key. Read anew for each call: after a restart the program may be at another port."""
    url, key = os.environ.get("PLACET_URL", ""), os.environ.get("PLACET_API_KEY", "")
    if url:
        if not key:
            raise PlacetError(401, "PLACET_URL is set, but PLACET_API_KEY is not: set both, or neither.")
        return url.rstrip("/"), key
    file = _data_folder() / "agent.json"
    try:
        access = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        advice = "Start Placet Desk once, or set PLACET_URL and PLACET_API_KEY."
        raise PlacetError(0, f"{file} cannot be read, which says where Placet Desk is. {advice}") from error
    return access["url"], key or access["apiKey"]


def _data_folder() -> Path:
    home = Path.home()
    if os.environ.get("PLACET_DESK_DATA"):
        return Path(os.environ["PLACET_DESK_DATA"])
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Placet Desk" / "core"
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / "Placet Desk" / "core"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "placet-desk"


def _message(text: str, agent: str, more: Json) -> Json:
    # The same id in every try: a call whose answer was lost makes no second message.
    return {"channelId": channel(agent), "text": text, "clientId": str(uuid.uuid4()), **more}


def _send(body: Json) -> Json:
    deadline = time.monotonic() + RETRY_FOR_SECONDS
    while True:
        try:
            return call("POST", "/api/v1/messages", body=body)
        except PlacetError as error:
            if not error.is_temporary or time.monotonic() > deadline:
                raise
            time.sleep(1)


def _take_back(question: Json) -> None:
    # Sent again it is the same question, so its id is found out even when Ctrl+C came before the first answer.
    try:
        message = call("POST", "/api/v1/messages", body=question)
        if message["review"]["status"] == "pending":
            call("DELETE", f"/api/v1/messages/{message['id']}", params={"channel": message["channelId"]})
    except PlacetError:
        pass  # It expires by itself.


def _acknowledge(message_id: str, channel_id: str) -> None:
    # The person sees that the answer was taken; nothing depends on it.
    try:
        call("POST", f"/api/v1/messages/{message_id}/ack", params={"channel": channel_id}, limit=2)
    except PlacetError:
        pass


def _seconds_until(instant: Optional[str]) -> float:
    if instant is None:
        return 36 * 3600
    # Python before 3.11 does not read the Z.
    return (datetime.fromisoformat(instant.replace("Z", "+00:00")) - datetime.now(timezone.utc)).total_seconds()
