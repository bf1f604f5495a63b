"""A graph that writes a letter and sends it when a person agrees: python3 graph.py"""

import sys
from typing import TypedDict

from langgraph.checkpoint.memory import InMemorySaver
from langgraph.graph import END, START, StateGraph
from langgraph.types import interrupt

import placet
import placet_interrupts


class Letter(TypedDict, total=False):
    text: str
    outcome: str


def write(_: Letter) -> Letter:
    return {"text": "Dear customer, your order is on its way."}


def send(letter: Letter) -> Letter:
    # A resumed node begins anew, so nothing before the interrupt may have an effect.
    response = interrupt({"text": f"Send this?\n\n> {letter['text']}", "review": {"type": "approval"}})
    return {"outcome": "sent" if response["selectedOption"] == "approve" else "kept back"}


builder = StateGraph(Letter)
builder.add_node("write", write)
builder.add_node("send", send)
builder.add_edge(START, "write")
builder.add_edge("write", "send")
builder.add_edge("send", END)
# Of a database instead, so that a thread outlives this program.
graph = builder.compile(checkpointer=InMemorySaver())

if __name__ == "__main__":
    try:
        print(placet_interrupts.run(graph, {}, {"configurable": {"thread_id": "letter-1"}})["outcome"])
    except placet.NoAnswer as silence:
        print(silence, file=sys.stderr)
        sys.exit({"expired": 2, "timeout": 3, "withdrawn": 75}[silence.reason])
    except placet.PlacetError as error:
        print(error, file=sys.stderr)
        sys.exit(69 if error.is_temporary else 77)
