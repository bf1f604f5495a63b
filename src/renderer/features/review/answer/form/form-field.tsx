import { type ComponentType, memo, useId } from 'react';
import type { FormField as Field } from '../../../../../contract/review.ts';
import { t } from '../../../../../words/words.ts';
import { withoutTurns } from '../../../../state/direction.ts';
import { useLanguage } from '../../../../ui/language.ts';
import { type ControlProps, InputControl, RangeControl, SelectControl, TextareaControl } from './field-control.tsx';
import type { FieldValue } from './field-value.ts';

interface FormFieldProps {
  readonly field: Field;
  readonly position: number;
  readonly start: FieldValue;
  /** What is wrong with it, in words. */
  readonly problem: string | undefined;
  readonly onType: (position: number, value: FieldValue) => void;
}

function controlOf({ type, options = [] }: Field): ComponentType<ControlProps> {
  if (type === 'textarea') return TextareaControl;
  if (type === 'range') return RangeControl;
  // A select with nothing to choose from would be a dead end: it takes any text.
  return type === 'select' && options.length > 0 ? SelectControl : InputControl;
}

function Problem({ id, words }: { readonly id: string; readonly words: string | undefined }) {
  return words === undefined ? null : (
    <p id={id} className="form-problem">
      {words}
    </p>
  );
}

/** One field: its label, its native control, and what is wrong with it. */
export const FormField = memo(function FormField({ field, position, start, problem, onType }: FormFieldProps) {
  useLanguage();
  const id = useId();
  const label = withoutTurns(field.label) || field.name;
  const problemId = `${id}-problem`;
  if (field.type === 'checkbox') {
    return (
      <div className="form-field" data-position={position}>
        <label className="form-check">
          <input
            type="checkbox"
            data-control=""
            defaultChecked={start === true}
            aria-labelledby={`${id}-label`}
            aria-describedby={field.description ? `${id}-description` : undefined}
            onChange={(event) => onType(position, event.target.checked)}
          />
          <span>
            <bdi id={`${id}-label`} className="form-label">
              {label}
            </bdi>
            {field.description && (
              <span id={`${id}-description`} className="form-description" dir="auto">
                {field.description}
              </span>
            )}
          </span>
        </label>
      </div>
    );
  }
  const Control = controlOf(field);
  const describedBy = [
    ...(field.description ? [`${id}-description`] : []),
    ...(problem === undefined ? [] : [problemId]),
  ].join(' ');
  return (
    <div className="form-field" data-position={position}>
      <div className="form-heading">
        <label className="form-label" htmlFor={id}>
          <bdi>{label}</bdi>
        </label>
        {field.required === true && field.type !== 'range' && (
          <span className="form-required">{t('review.requiredMember')}</span>
        )}
      </div>
      {field.description && (
        <p id={`${id}-description`} className="form-description" dir="auto">
          {field.description}
        </p>
      )}
      <Control
        id={id}
        field={field}
        start={start}
        describedBy={describedBy || undefined}
        isInvalid={problem !== undefined}
        onType={(value) => onType(position, value)}
      />
      <Problem id={problemId} words={problem} />
    </div>
  );
});
