"""Asks for a yes or no and says the decision in its exit code: python3 ask.py "Deploy v2?" """

import argparse
import signal
import sys

import placet

EXIT_CODES = {"approve": 0, "reject": 1, "expired": 2, "timeout": 3, "withdrawn": 75}
NOBODY_THERE, REFUSED, INTERRUPTED = 69, 77, 130


def main() -> int:
    parser = argparse.ArgumentParser(description="Asks a person in Placet Desk.")
    parser.add_argument("question")
    parser.add_argument("--expires", type=int, default=3600, help="seconds until the question expires")
    parser.add_argument("--timeout", type=float, help="seconds to wait; until the question expires when left out")
    given = parser.parse_args()
    options = [
        {"id": "approve", "label": "Approve", "style": "primary"},
        {"id": "reject", "label": "Reject", "style": "danger"},
    ]
    payload = {"options": options, "allowComment": True}
    review = {"type": "approval", "payload": payload, "expiresInSeconds": given.expires}
    # A job that is cancelled takes its question back, as Ctrl+C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        response = placet.ask(given.question, review=review, timeout=given.timeout)
    except placet.NoAnswer as silence:
        print(silence, file=sys.stderr)
        return EXIT_CODES[silence.reason]
    except placet.PlacetError as error:
        print(error, file=sys.stderr)
        return NOBODY_THERE if error.is_temporary else REFUSED
    except KeyboardInterrupt:
        print("The question was taken back.", file=sys.stderr)
        return INTERRUPTED
    print(response["selectedOption"], response.get("comment", ""), sep="\n")
    return EXIT_CODES[response["selectedOption"]]


if __name__ == "__main__":
    sys.exit(main())
