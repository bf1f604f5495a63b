"""Receives Placet Desk's webhooks and prints one line of JSON for each. Needs Python 3.9 or newer and nothing else.

PORT and HOST say where it listens; PLACET_WEBHOOK_SECRET (whsec_...) makes it take signed calls only.
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from collections import OrderedDict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8787"))
SECRET = os.environ.get("PLACET_WEBHOOK_SECRET", "")
TOLERANCE_SECONDS = 300
REMEMBERED = 1000
taken: "OrderedDict[str, None]" = OrderedDict()


def handle(content: dict) -> None:
    """Put your own work in this place. Answer soon: the call is given up after 10 seconds."""
    message = content.get("message") or {}
    line = {
        "event": content.get("event"),
        "messageId": content.get("message_id") or message.get("id"),
        "response": content.get("response"),
        "text": message.get("text"),
    }
    print(json.dumps({name: value for name, value in line.items() if value is not None}), flush=True)


def is_signed(headers, body: bytes) -> bool:
    """Standard Webhooks: HMAC-SHA256 of `id.timestamp.body`, any of the listed signatures."""
    delivery, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not delivery or not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(SECRET[len("whsec_"):] if SECRET.startswith("whsec_") else SECRET)
    signed = f"{delivery}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(expected.encode(), one.encode()) for one in given)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if SECRET and not is_signed(self.headers, body):
            return self.reply(401, "The signature is wrong.")
        delivery = self.headers.get("webhook-id")
        # A delivery that is tried again has the same id.
        if delivery in taken:
            return self.reply(200, "Known already.")
        try:
            content = json.loads(body)
        except ValueError:
            return self.reply(400, "That is no JSON.")
        handle(content)
        if delivery:
            taken[delivery] = None
        if len(taken) > REMEMBERED:
            taken.popitem(last=False)
        return self.reply(200, "Taken.")

    def reply(self, status: int, words: str) -> None:
        self.send_response(status)
        self.send_header("content-type", "text/plain")
        self.send_header("content-length", str(len(words)))
        self.end_headers()
        self.wfile.write(words.encode())

    def log_message(self, *_: object) -> None:
        """Standard error is for what is wrong."""


if __name__ == "__main__":
    try:
        server = ThreadingHTTPServer((HOST, PORT), Receiver)
    except OSError as error:
        print(f"It cannot listen at {HOST}:{PORT} ({error}). Choose another PORT.", file=sys.stderr)
        sys.exit(69)
    print(f"Listening at http://{HOST}:{server.server_port}/", file=sys.stderr, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
