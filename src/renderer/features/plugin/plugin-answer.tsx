import { Puzzle } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import type { AnswerProps } from '../review/answer/answer-kinds.ts';
import { JsonAnswer } from '../review/answer/json/json-answer.tsx';
import { useAnswerPort } from '../review/answer/use-answer-port.ts';
import './plugin-frame.css';

function focusFrame(): void {
  document.querySelector<HTMLIFrameElement>('.plugin-frame')?.focus();
}

function PointUp({ onJson }: { readonly onJson: () => void }) {
  useAnswerPort({ focus: focusFrame, send: focusFrame });
  return (
    <p className="answer-note plugin-point">
      <Puzzle />
      <span>Answer in the plugin above.</span>
      <Button look="ghost" onClick={onJson}>
        Answer as JSON instead
      </Button>
    </p>
  );
}

/** In place of controls when a plugin has them; should it fail, the JSON editor is at hand, so that no review gets stuck. */
export function PluginAnswer(props: AnswerProps) {
  const { store } = useDesk();
  const [isJson, setIsJson] = useState(false);
  function handleJson(): void {
    setIsJson(true);
    store.getState().requestFocus('answer');
  }
  return isJson ? <JsonAnswer {...props} /> : <PointUp onJson={handleJson} />;
}
