import { createAgentApi } from './agent-api.ts';
import { playCast } from './cast.ts';
import { findHostLine } from './host-line.ts';
import { createStage, paceOf } from './stage.ts';

// The process of the demo: agents like any other's, with a key of their own, on the HTTP API and nothing else.
const host = findHostLine();
const api = createAgentApi();
let isPlaying = false;

host.onCommand((command) => {
  api.moveTo(command.url);
  if (command.kind === 'moved' || isPlaying) return;
  isPlaying = true;
  api.signInWith(command.apiKey);
  const stage = createStage({
    api,
    mark: command.mark,
    folder: command.folder,
    pace: paceOf(process.env.PLACET_DESK_DEMO_PACE),
    onMade: (channelId) => host.report({ kind: 'made', channelId }),
    onFault: (error) => process.stderr.write(`The demo: ${String(error)}\n`),
  });
  void playCast(stage).finally(() => host.report({ kind: 'over' }));
});
