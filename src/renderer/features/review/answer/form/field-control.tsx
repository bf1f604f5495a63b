import { type CSSProperties, useState } from 'react';
import type { FormField } from '../../../../../contract/review.ts';
import { t } from '../../../../../words/words.ts';
import { Select } from '../../../../ui/select.tsx';
import { type FieldValue, optionsOf } from './field-value.ts';

/** What every control of a form gets. Controls keep their own text: five hundred of them must not redraw at each key. */
export interface ControlProps {
  readonly id: string;
  readonly field: FormField;
  /** What it holds when it appears. */
  readonly start: FieldValue;
  /** The elements that describe it. */
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly onType: (value: FieldValue) => void;
}

const INPUT_TYPE = {
  text: 'text',
  number: 'number',
  email: 'email',
  url: 'url',
  date: 'date',
  time: 'time',
  datetime: 'datetime-local',
  password: 'password',
} as const;

/** Years of more than four digits are slips of the hand. */
const LAST_DAY = { date: '9999-12-31', datetime: '9999-12-31T23:59' } as const;

function shared({ id, field, describedBy, isInvalid }: ControlProps) {
  return {
    id,
    'data-control': '',
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
    'aria-required': field.required === true || undefined,
  };
}

/** A line of text, or one of the native controls that grew out of it. */
export function InputControl(props: ControlProps) {
  const { field } = props;
  const type = field.type in INPUT_TYPE ? INPUT_TYPE[field.type as keyof typeof INPUT_TYPE] : 'text';
  return (
    <span className="form-line" data-type={type}>
      <input
        {...shared(props)}
        className="field-box"
        type={type}
        defaultValue={String(props.start)}
        placeholder={field.placeholder}
        autoComplete="off"
        spellCheck={type === 'text'}
        dir={type === 'text' ? 'auto' : undefined}
        {...(type === 'number' ? { min: field.min, max: field.max, step: field.step ?? 'any' } : {})}
        {...(field.type === 'date' || field.type === 'datetime' ? { max: LAST_DAY[field.type] } : {})}
        onChange={(event) => props.onType(event.target.value)}
      />
      {field.unit && <span className="form-unit">{field.unit}</span>}
    </span>
  );
}

/** Several lines of text; grows with them. */
export function TextareaControl(props: ControlProps) {
  return (
    <textarea
      {...shared(props)}
      className="field-box"
      defaultValue={String(props.start)}
      placeholder={props.field.placeholder}
      rows={3}
      dir="auto"
      onChange={(event) => props.onType(event.target.value)}
    />
  );
}

/** One of a few words. Nothing is chosen beforehand unless the agent says so. */
export function SelectControl(props: ControlProps) {
  const options = optionsOf(props.field);
  return (
    <Select
      {...shared(props)}
      defaultValue={String(props.start)}
      onChange={(event) => props.onType(event.target.value)}
    >
      {!options.some(({ value }) => value === '') && (
        <option value="">{props.field.placeholder || t('review.choose')}</option>
      )}
      {options.map(({ value, label }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two options may be alike, and they never move
        <option key={index} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}

/** A number by sliding, with the number beside it. */
export function RangeControl(props: ControlProps) {
  const { id, field } = props;
  const { min = 0, max = 100, step = 1 } = field;
  const [value, setValue] = useState(String(props.start));
  const filled = max > min ? Math.max(0, Math.min(1, (Number(value) - min) / (max - min))) : 0;
  return (
    <span className="form-range">
      <input
        id={id}
        data-control=""
        type="range"
        defaultValue={value}
        min={min}
        max={max}
        step={step}
        style={{ '--filled': filled } as CSSProperties}
        aria-describedby={props.describedBy}
        aria-valuetext={field.unit ? `${value} ${field.unit}` : undefined}
        onChange={(event) => {
          setValue(event.target.value);
          props.onType(event.target.value);
        }}
      />
      <output htmlFor={id}>
        {value}
        {field.unit && <span className="form-unit">{field.unit}</span>}
      </output>
    </span>
  );
}
