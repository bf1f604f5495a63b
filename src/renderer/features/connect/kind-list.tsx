import { t } from '../../../words/words.ts';
import { PagePick } from '../pages/page-pick.tsx';
import { GROUP_WORDS, KIND_GROUPS, KINDS, type Kind } from './snippets/kinds.ts';

interface KindListProps {
  readonly chosen: Kind;
  readonly onChoose: (kind: Kind) => void;
}

/** The kinds of agent in their groups; one line to choose from where there is little room. */
export function KindList({ chosen, onChoose }: KindListProps) {
  return (
    <>
      <nav className="kinds" aria-label={t('connect.kindsOfAgent')}>
        {KIND_GROUPS.map((group) => (
          <div key={group} className="kinds-group">
            <h3 id={`kinds-${group}`}>{t(GROUP_WORDS[group])}</h3>
            <ul aria-labelledby={`kinds-${group}`}>
              {KINDS.filter((kind) => kind.group === group).map((kind) => (
                <li key={kind.id}>
                  <button
                    type="button"
                    aria-current={kind === chosen ? 'true' : undefined}
                    onClick={() => onChoose(kind)}
                  >
                    {t(kind.name)}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="kinds-pick">
        <PagePick
          label={t('connect.kindOfAgent')}
          value={chosen.id}
          onChange={(id) => onChoose(KINDS.find((kind) => kind.id === id) ?? chosen)}
        >
          {KIND_GROUPS.map((group) => (
            <optgroup key={group} label={t(GROUP_WORDS[group])}>
              {KINDS.filter((kind) => kind.group === group).map((kind) => (
                <option key={kind.id} value={kind.id}>
                  {t(kind.name)}
                </option>
              ))}
            </optgroup>
          ))}
        </PagePick>
      </div>
    </>
  );
}
