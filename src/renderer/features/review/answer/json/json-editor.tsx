import type { CSSProperties, Ref } from 'react';
import type { JsonProblem } from './json-problem.ts';

interface JsonEditorProps {
  readonly text: string;
  readonly problem: JsonProblem | null;
  readonly problemId: string;
  readonly isSending: boolean;
  readonly onWrite: (text: string) => void;
  readonly ref: Ref<HTMLTextAreaElement>;
}

/** An editor for JSON: numbered lines, of which the one with a mistake is marked. */
export function JsonEditor({ text, problem, problemId, isSending, onWrite, ref }: JsonEditorProps) {
  const numbers = Array.from({ length: text.split('\n').length }, (_, index) => index + 1).join('\n');
  return (
    <div className="json-editor">
      {problem && <div className="json-mark" style={{ '--error-line': problem.line - 1 } as CSSProperties} />}
      <pre className="json-numbers" aria-hidden="true">
        {numbers}
      </pre>
      <textarea
        ref={ref}
        className="answer-editor"
        aria-label="Your answer as JSON"
        aria-describedby={problem ? problemId : undefined}
        aria-invalid={problem !== null || undefined}
        spellCheck={false}
        autoCapitalize="off"
        wrap="off"
        rows={6}
        value={text}
        readOnly={isSending}
        onChange={(event) => onWrite(event.target.value)}
      />
    </div>
  );
}
