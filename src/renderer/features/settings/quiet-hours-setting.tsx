import { useState } from 'react';
import { type QuietHours, WEEKDAYS } from '../../../contract/quiet-hours.ts';
import { formatDate } from '../../../words/formats.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { SettingGroup } from './setting-group.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import '../../ui/field.css';
import './quiet-hours-setting.css';
import { t } from '../../../words/words.ts';

/** 2023-01-01 was a Sunday, the day that counts as 0. */
const dayName = (day: number, weekday: 'short' | 'long') =>
  formatDate(new Date(2023, 0, 1 + day).getTime(), { weekday });
/** A week as people read it, with the weekend at its end. */
const WEEK = [...WEEKDAYS.slice(1), WEEKDAYS[0]];

/** When nothing shall disturb, and what may all the same. */
export function QuietHoursSetting() {
  const { store } = useDesk();
  const hours = useApp((state) => state.settings.quietHours);
  const [problem, setProblem] = useState<string | null>(null);

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
        className="field-box"
        value={hours[name]}
        // A time that is being typed has no value yet.
        onChange={({ target }) => target.value !== '' && change({ [name]: target.value })}
      />
    </label>
  );
  return (
    <>
      <SwitchSetting
        label={t('settings.quietHours')}
        hint={t('settings.quietHoursHint')}
        isOn={hours.isOn}
        onChange={(isOn) => change({ isOn })}
      />
      {hours.isOn && (
        <>
          <SettingGroup label={t('settings.quietDays')} hint={t('settings.quietDaysHint')}>
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
          </SettingGroup>
          <SettingGroup label={t('settings.quietTime')}>
            <div className="quiet-times">
              {time('from', t('settings.quietFrom'))}
              {time('to', t('settings.quietTo'))}
            </div>
          </SettingGroup>
          <SwitchSetting
            label={t('settings.letUrgentReviewsThrough')}
            hint={t('settings.letUrgentHint')}
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
