import { t } from '../../../../words/words.ts';
import { type Facts, type Guide, quoted } from './guide.ts';

/** The module that asks from Python, with nothing to install. */
export function pythonModule({ url, apiKey, channelId }: Facts): string {
  return `import json
import urllib.request

URL = ${quoted(`${url}/api/v1`)}
KEY = ${quoted(apiKey)}
CHANNEL = ${quoted(channelId)}


def call(path, body=None):
    request = urllib.request.Request(
        URL + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"x-api-key": KEY, "content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def ask(text, review=None):
    """Asks, and waits until somebody has answered or the question has expired."""
    review = review or {"type": "approval"}
    message = call("/messages", {"channelId": CHANNEL, "text": text, "review": review})
    while True:
        result = call(f"/reviews/{message['id']}/wait?channel={CHANNEL}")
        if result["status"] in ("completed", "expired"):
            return result
`;
}

/** Python without any package. */
export function pythonGuide(facts: Facts): Guide {
  return {
    lead: t('connect.pythonIntro'),
    steps: [
      { title: t('connect.javascriptSaveModule'), file: 'placet.py', language: 'python', code: pythonModule(facts) },
      {
        title: t('connect.askStep'),
        file: 'deploy.py',
        language: 'python',
        code: `from placet import ask

answer = ask("Deploy v2 to production?")
if answer["status"] == "completed" and answer["response"]["selectedOption"] == "approve":
    print("Deploying")
else:
    print("Not today")
`,
      },
      { title: t('connect.runStep'), language: 'bash', code: 'python3 deploy.py' },
    ],
  };
}

/** LangGraph: what interrupts a graph is asked here, and the graph goes on with the answer. */
export function langGraphGuide(facts: Facts): Guide {
  return {
    lead: t('connect.langGraphIntro'),
    steps: [
      { title: t('connect.javascriptSaveModule'), file: 'placet.py', language: 'python', code: pythonModule(facts) },
      {
        title: t('connect.langGraphRunStep'),
        file: 'run.py',
        language: 'python',
        code: `from langgraph.types import Command
from placet import ask


def run(graph, inputs, config):
    """Runs a graph that has a checkpointer; people answer what it interrupts for."""
    state = graph.invoke(inputs, config)
    while state.get("__interrupt__"):
        question = state["__interrupt__"][0].value
        answer = ask(question if isinstance(question, str) else question["question"])
        state = graph.invoke(Command(resume=answer.get("response")), config)
    return state
`,
        note: t('connect.langGraphAnswerNote'),
      },
    ],
  };
}
