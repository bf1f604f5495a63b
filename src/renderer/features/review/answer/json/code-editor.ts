import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { t } from '../../../../../words/words.ts';
import type { JsonProblem } from './json-problem.ts';

/** An editor in a shadow root: there its styles are adopted sheets, which the window's policy allows. */
export interface CodeEditor {
  focus(): void;
  /** Takes over a text from outside; the one that it already has changes nothing. */
  setText(text: string): void;
  /** Marks the line of a mistake, or none. */
  setProblem(problem: JsonProblem | null): void;
  setReadOnly(isReadOnly: boolean): void;
  destroy(): void;
}

/** What an editor begins with. */
export interface CodeEditorOptions {
  readonly root: ShadowRoot;
  readonly label: string;
  readonly text: string;
  readonly onWrite: (text: string) => void;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-property)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
]);

const THEME = EditorView.theme({
  '&': { flex: '1', minWidth: '0', color: 'var(--ink)', font: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 16px 0 6px' },
  '.cm-gutters': { border: '0', background: 'none', color: 'var(--ink-3)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '44px', padding: '0 10px 0 16px' },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--accent-soft)', outline: '1px solid var(--accent-line)' },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'var(--danger-soft)' },
  '.cm-lintRange-error': { background: 'var(--danger-soft)', borderBottom: '1px solid var(--danger-mark)' },
  '.cm-tooltip': {
    maxWidth: '320px',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    background: 'var(--float)',
    color: 'var(--ink)',
    fontFamily: 'var(--sans)',
  },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--danger-mark)' },
});

/** Marks changes that come from outside, so that they are not reported as written. */
const fromOutside = Annotation.define<boolean>();

function lineDiagnostic(state: EditorState, problem: JsonProblem): Diagnostic {
  const { from, to } = state.doc.line(Math.max(1, Math.min(problem.line, state.doc.lines)));
  return { from, to, severity: 'error', message: problem.words };
}

/** Opens an editor for JSON. Tab leaves it, as it leaves every other control; Mod+Enter stays the window’s. */
export function openCodeEditor({ root, label, text, onWrite }: CodeEditorOptions): CodeEditor {
  const writing = new Compartment();
  const described = new Compartment();
  const attributes = (problem: JsonProblem | null) =>
    EditorView.contentAttributes.of({
      'aria-label': label,
      // What describes it stands outside of the shadow root, where an id does not reach.
      ...(problem
        ? {
            'aria-invalid': 'true',
            'aria-description': t('review.lineProblem', { line: problem.line, text: problem.words }),
          }
        : {}),
    });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      // Between the brackets of an answer that was not begun.
      selection: { anchor: text === '{}' ? 1 : 0 },
      extensions: [
        lineNumbers(),
        history(),
        indentOnInput(),
        indentUnit.of('  '),
        bracketMatching(),
        closeBrackets(),
        json(),
        syntaxHighlighting(COLOURS),
        keymap.of([...closeBracketsKeymap, ...standardKeymap, ...historyKeymap]),
        THEME,
        writing.of([]),
        described.of(attributes(null)),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((change) => change.annotation(fromOutside))) return;
          onWrite(update.state.doc.toString());
        }),
      ],
    }),
  });

  return {
    focus: () => view.focus(),
    setText(next) {
      if (next === view.state.doc.toString()) return;
      const changes = { from: 0, to: view.state.doc.length, insert: next };
      view.dispatch({ changes, annotations: fromOutside.of(true) });
    },
    setProblem(problem) {
      view.dispatch(setDiagnostics(view.state, problem ? [lineDiagnostic(view.state, problem)] : []));
      view.dispatch({ effects: described.reconfigure(attributes(problem)) });
    },
    setReadOnly(isReadOnly) {
      view.dispatch({ effects: writing.reconfigure(isReadOnly ? EditorState.readOnly.of(true) : []) });
    },
    destroy: () => view.destroy(),
  };
}
