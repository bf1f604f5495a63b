"""An agent that people can write to: it hears them at once over Socket.IO, and answers. Stop it with Ctrl+C."""

import os
import signal
import sys
import threading

import placet
import socketio

AGENT = "Python chat"


def reply(text: str) -> str:
    """Put your own agent in this place."""
    return f"You wrote: {text}"


def main() -> int:
    client = socketio.Client()
    # The library's own handling of Ctrl+C waits for threads of its own, which may be waiting for the server.
    signal.signal(signal.SIGINT, lambda *_: os._exit(0))
    channel_id = placet.channel(AGENT)
    taken = set()
    lock = threading.Lock()

    def take(message: dict) -> None:
        if message["channelId"] != channel_id or message["senderType"] != "user":
            return
        with lock:
            if message["id"] in taken:
                return
            taken.add(message["id"])
        print(message["text"] or "(files only)", flush=True)
        try:
            placet.call("POST", f"/api/v1/messages/{message['id']}/ack", params={"channel": channel_id})
            placet.notify(reply(message["text"] or ""), agent=AGENT)
        except placet.PlacetError as error:
            # The next connection reads it again.
            taken.discard(message["id"])
            print(error, file=sys.stderr, flush=True)

    def newest() -> list:
        page = placet.call("GET", "/api/v1/messages", params={"channel": channel_id, "limit": "50"})
        return list(reversed(page["data"]))

    taken.update(message["id"] for message in newest())

    def catch_up(*_: object) -> None:
        for message in newest():
            take(message)

    def on_connect() -> None:
        # Nothing is said again after a gap, so what was missed is read: at once, and when the subscription holds.
        client.emit("subscribe:channel", channel_id, namespace="/ws", callback=catch_up)
        catch_up()
        print("Listening.", file=sys.stderr, flush=True)

    client.on("connect", on_connect, namespace="/ws")
    client.on("message:created", take, namespace="/ws")
    url, key = placet.find_program()
    try:
        client.connect(url, auth={"apiKey": key}, namespaces=["/ws"])
        client.wait()
    except socketio.exceptions.ConnectionError as error:
        print(f"Placet Desk does not answer at {url}. Is it running? ({error})", file=sys.stderr)
        return 69
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except placet.PlacetError as failure:
        print(failure, file=sys.stderr)
        sys.exit(69 if failure.is_temporary else 77)
