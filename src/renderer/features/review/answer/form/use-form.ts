import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { FormField } from '../../../../../contract/review.ts';
import type { JsonObject } from '../../../../../contract/value.ts';
import { useDesk } from '../../../../state/app-context.ts';
import { NO_DRAFT } from '../../../../state/draft-slice.ts';
import type { ItemKey } from '../../../../state/item.ts';
import { type FieldValue, heldValue } from './field-value.ts';
import { checkForm } from './form-check.ts';

const NONE: ReadonlyMap<number, string> = new Map();

/** A form that is being filled in. */
export interface FormFilling {
  /** What each control holds when it appears. */
  readonly starts: readonly FieldValue[];
  readonly problems: ReadonlyMap<number, string>;
  type(position: number, value: FieldValue): void;
  /** The response, or null after marking what is wrong. */
  check(): { readonly response: JsonObject } | { readonly firstWrong: number };
}

/** The control of a field, by its position. */
export function controlAt(root: Element | null, position: number): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-position="${position}"] [data-control]`) ?? null;
}

/** The behaviour of a form without its looks. */
export function useForm(key: ItemKey, fields: readonly FormField[], root: RefObject<HTMLElement | null>): FormFilling {
  const { store } = useDesk();
  // Passwords live as long as the open form, in no store and in no draft.
  const secrets = useRef(new Map<number, string>());
  const [problems, setProblems] = useState(NONE);
  const latest = useRef(fields);
  latest.current = fields;

  const typedValues = () => (store.getState().drafts[key] ?? NO_DRAFT).values;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a control holds later is its own
  const starts = useMemo(() => fields.map((field) => heldValue(field, typedValues())), [key, fields]);

  const type = useCallback(
    (position: number, value: FieldValue) => {
      const field = latest.current[position];
      if (!field) return;
      setProblems((known) => (known.has(position) ? new Map([...known].filter(([at]) => at !== position)) : known));
      if (field.type === 'password') {
        secrets.current.set(position, String(value));
        return;
      }
      const { values } = store.getState().drafts[key] ?? NO_DRAFT;
      store.getState().changeDraft(key, { values: { ...values, [field.name]: value } });
    },
    [key, store],
  );

  function isUnreadable(position: number): boolean {
    const control = controlAt(root.current, position);
    return control instanceof HTMLInputElement && control.validity.badInput;
  }

  function check() {
    const typed = typedValues();
    const result = checkForm(
      fields,
      (field, position) => secrets.current.get(position) ?? heldValue(field, field.type === 'password' ? {} : typed),
      isUnreadable,
    );
    setProblems(result.problems);
    const [firstWrong] = result.problems.keys();
    return firstWrong === undefined ? { response: result.response } : { firstWrong };
  }

  return { starts, problems, type, check };
}
