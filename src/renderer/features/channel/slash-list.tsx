import { useEffect, useRef } from 'react';
import { t } from '../../../words/words.ts';
import { commandName } from './slash.ts';
import type { Slash } from './use-slash.ts';

/** The commands of the agent that fit; the composer keeps the focus and names the active one. */
export function SlashList({ id, slash }: { readonly id: string; readonly slash: Slash }) {
  const list = useRef<HTMLDivElement>(null);
  const { active, commands } = slash;
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} className="slash-list" role="listbox" aria-label={t('channel.agentCommands')} tabIndex={-1}>
      {commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the composer has the focus, and its keys act on the list
        // biome-ignore lint/a11y/useFocusableInteractive: the composer has the focus and names the active option
        <div
          key={command.command}
          id={`${id}-${index}`}
          className="slash-option"
          role="option"
          aria-selected={index === active}
          onMouseMove={() => slash.point(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => slash.choose(command)}
        >
          <span className="slash-name">
            /{commandName(command)} {command.argHint && <span className="slash-hint">{command.argHint}</span>}
          </span>
          <span className="slash-description truncate">{command.description}</span>
        </div>
      ))}
    </div>
  );
}
