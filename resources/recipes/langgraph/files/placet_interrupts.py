"""Lets the people at Placet Desk answer the interrupts of a LangGraph graph.

An interrupt's value says what is asked, and the person's response resumes the graph:

  interrupt("Send it?")                                approval; resumes with {"selectedOption": "approve"}
  interrupt({"text": "Which?", "review": {...}})       any kind of question; resumes with its response
  LangChain's HumanInTheLoopMiddleware                 one approval for each tool call; resumes with its decisions
"""

import json
from typing import Any

import placet

OPTIONS = [
    {"id": "approve", "label": "Approve", "style": "primary"},
    {"id": "reject", "label": "Reject", "style": "danger"},
]


def run(graph: Any, state: Any, config: dict, agent: str = "LangGraph") -> Any:
    """Runs a graph to its end, through all of its interrupts. The graph needs a checkpointer, `config` a thread_id.

    Raises placet.NoAnswer and placet.PlacetError. The thread then still stands at its interrupt: call `go_on` later.
    """
    return _answer_all(graph, graph.invoke(state, config), config, agent)


def go_on(graph: Any, config: dict, agent: str = "LangGraph") -> Any:
    """Asks again what a thread waits for, such as after a question expired, and runs it to its end."""
    return _answer_all(graph, graph.invoke(None, config), config, agent)


def _answer_all(graph: Any, result: Any, config: dict, agent: str) -> Any:
    from langgraph.types import Command

    while result.get("__interrupt__"):
        resume = {waiting.id: answer(waiting.value, agent) for waiting in result["__interrupt__"]}
        result = graph.invoke(Command(resume=resume), config)
    return result


def answer(value: Any, agent: str = "LangGraph") -> Any:
    """What a person says to the value of one interrupt."""
    if isinstance(value, dict) and "action_requests" in value:
        return {"decisions": [_decide(action, agent) for action in value["action_requests"]]}
    if isinstance(value, dict) and "text" in value:
        return placet.ask(value["text"], agent=agent, review=value.get("review"))
    return placet.ask(value if isinstance(value, str) else _code(value), agent=agent)


def _decide(action: dict, agent: str) -> dict:
    text = f"May it use **{action['name']}**?\n\n{action.get('description') or _code(action.get('args', {}))}"
    review = {"type": "approval", "payload": {"options": OPTIONS, "allowComment": True}}
    response = placet.ask(text, agent=agent, review=review)
    if response["selectedOption"] == "approve":
        return {"type": "approve"}
    return {"type": "reject", "message": response.get("comment") or "A person rejected this."}


def _code(value: Any) -> str:
    return f"```json\n{json.dumps(value, indent=2, default=str)}\n```"
