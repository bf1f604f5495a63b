import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { linter, lintGutter } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';

interface CodeAreaProps {
  readonly label: string;
  /** What it begins with; later texts are the person's. */
  readonly text: string;
  readonly isJson: boolean;
  readonly onWrite: (text: string) => void;
}

const LOOKS = EditorView.theme({
  '&': { height: '100%', background: 'var(--paper)', color: 'var(--ink)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 16px' },
  '.cm-gutters': { background: 'var(--well)', color: 'var(--ink-3)', borderColor: 'var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--accent-soft) !important' },
  '.cm-tooltip': { background: 'var(--float)', color: 'var(--ink)', border: '1px solid var(--line)' },
});

function extensionsOf({ label, isJson }: Pick<CodeAreaProps, 'label' | 'isJson'>): Extension[] {
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    bracketMatching(),
    EditorView.lineWrapping,
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    LOOKS,
    isJson ? [json(), lintGutter(), linter(jsonParseLinter())] : [],
  ];
}

/**
 * CodeMirror. It stands in a shadow root: there it adopts its style sheets, where in the document it would write them into
 * elements, which the content policy refuses.
 */
export function CodeArea({ label, text, isJson, onWrite }: CodeAreaProps) {
  const host = useRef<HTMLDivElement>(null);
  const write = useRef(onWrite);
  write.current = onWrite;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it begins with
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true });
    const hears = EditorView.updateListener.of((update) => {
      if (update.docChanged) write.current(update.state.doc.toString());
    });
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({ doc: text, extensions: [extensionsOf({ label, isJson }), hears] }),
    });
    view.focus();
    return () => view.destroy();
  }, [label, isJson]);

  return <div ref={host} className="editor-room" />;
}
