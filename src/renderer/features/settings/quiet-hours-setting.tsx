import { useId, useState } from 'react';
import { type QuietHours, WEEKDAYS } from '../../../contract/quiet-hours.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { SwitchSetting } from './switch-setting.tsx';
import './quiet-hours-setting.css';

/** 2023-01-01 was a Sunday, the day that counts as 0. */
const dayName = (day: number, weekday: 'short' | 'long') =>
  new Date(2023, 0, 1 + day).toLocaleDateString(undefined, { weekday });
/** A week as people read it, with the weekend at its end. */
const WEEK = [...WEEKDAYS.slice(1), WEEKDAYS[0]];

/** When nothing shall disturb, and what may all the same. */
export function QuietHoursSetting() {
  const { store } = useDesk();
  const hours = useApp((state) => state.settings.quietHours);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  function change(changed: Partial<QuietHours>): void {
    const quietHours = { ...store.getState().settings.quietHours, ...changed };
    void store.getState().changeSettings({ quietHours }).then(setProblem);
  }

  function handleDay(day: QuietHours['days'][number], isOn: boolean): void {
    const others = store.getState().settings.quietHours.days.filter((other) => other !== day);
    change({ days: isOn ? [...others, day].sort() : others });
  }

  const time = (name: 'from' | 'to', label: string) => (
    <label className="quiet-time">
      {label}
      <input
        type="time"
        className="setting-input"
        value={hours[name]}
        // A time that is being typed has no value yet.
        onChange={({ target }) => target.value !== '' && change({ [name]: target.value })}
      />
    </label>
  );
  return (
    <>
      <SwitchSetting
        label="Quiet hours"
        hint="What arrives in them is kept, and told in one notification when they are over."
        isOn={hours.isOn}
        onChange={(isOn) => change({ isOn })}
      />
      {hours.isOn && (
        <>
          <fieldset className="setting" aria-describedby={`${id}-days`}>
            <legend className="setting-label">Quiet days</legend>
            <div className="segments quiet-days">
              {WEEK.map((day) => (
                <label key={day} className="segment" title={dayName(day, 'long')}>
                  <input
                    type="checkbox"
                    className="sr-only"
                    aria-label={dayName(day, 'long')}
                    checked={hours.days.includes(day)}
                    onChange={(event) => handleDay(day, event.target.checked)}
                  />
                  {dayName(day, 'short')}
                </label>
              ))}
            </div>
            <p className="field-hint setting-hint" id={`${id}-days`}>
              A night belongs to the day on which it begins.
            </p>
          </fieldset>
          <fieldset className="setting">
            <legend className="setting-label">Quiet time</legend>
            <div className="quiet-times">
              {time('from', 'from')}
              {time('to', 'to')}
            </div>
          </fieldset>
          <SwitchSetting
            label="Let urgent reviews through"
            hint="A review that expires within 10 minutes is notified in the quiet hours, too."
            isOn={hours.letsUrgentThrough}
            onChange={(letsUrgentThrough) => change({ letsUrgentThrough })}
          />
        </>
      )}
      {problem !== null && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
