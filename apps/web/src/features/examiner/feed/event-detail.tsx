import type { FeedEvent } from '@e5b/contracts';
import { EntryButton } from '../../../components/entry-button.js';
import { requestReadEntry } from '../../../lib/api/sittings.js';
import { Button, Modal, useDisclosure } from '../../../ui/index.js';
import classes from './event-detail.module.css';
import { factLines } from './fact-lines.js';
import { feedSentence } from './feed-sentence.js';
import { fieldLabel } from './field-labels.js';
import { fieldValue } from './field-values.js';
import { safeSitePath } from './site-path.js';
import { TextDiff } from './text-diff.js';

type Change = FeedEvent['changes'][number];

/** Longer values are compared in a window of their own. */
const SHORT = 80;
const isLong = ({ before, after }: Change): boolean => (before?.length ?? 0) > SHORT || (after?.length ?? 0) > SHORT;

const VISITORS: Record<NonNullable<FeedEvent['who']>, string> = {
  candidate: 'le candidat',
  examiner: 'l’examinateur',
  centre: 'le centre',
  author: 'un concepteur de sujets',
};

/** What an act says beside its sentence: functionality, place, facts, before and after. */
export function EventDetail({ event, sittingId }: { event: FeedEvent; sittingId: string }) {
  const { functionality, object, screen, who, changes } = event;
  const publicPath = safeSitePath(event.publicPath);
  return (
    <div className={classes.detail}>
      <dl>
        <div>
          <dt>Écran</dt>
          <dd>
            {screen ?? 'non déterminé'}
            {who !== null && who !== 'candidate' && `, par ${VISITORS[who]}`}
          </dd>
        </div>
        {changes
          .filter((change) => !isLong(change))
          .map((change) => (
            <ShortChange key={change.field} change={change} object={object} />
          ))}
        {factLines(event).map(({ label, values }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{values.join(' · ')}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.links}>
        {changes.some(isLong) && <Comparison event={event} />}
        {publicPath !== null && (
          <EntryButton requestUrl={() => requestReadEntry(sittingId, publicPath)} size="compact-xs" variant="default">
            Voir la page
          </EntryButton>
        )}
      </div>
      <p className={classes.functionality}>
        {functionality.length > 0 ? `Annexe VI-3 : ${functionality.join(' · ')}` : 'Hors annexe VI-3'}
      </p>
    </div>
  );
}

function ShortChange({ change: { field, before, after }, object }: { change: Change; object: string }) {
  return (
    <div>
      <dt>{fieldLabel(field, object)}</dt>
      <dd>
        {before !== null && (
          <>
            <del>{fieldValue(field, before)}</del>
            <span aria-hidden="true"> → </span>
          </>
        )}
        <ins>{fieldValue(field, after)}</ins>
      </dd>
    </div>
  );
}

function Comparison({ event }: { event: FeedEvent }) {
  const [shown, dialog] = useDisclosure(false);
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={dialog.open}>
        Comparer avant / après
      </Button>
      <Modal opened={shown} onClose={dialog.close} size="xl" title={feedSentence(event)}>
        {shown &&
          event.changes.filter(isLong).map(({ field, before, after }) => (
            <section key={field} className={classes.compared} aria-label={fieldLabel(field, event.object)}>
              <h3>{fieldLabel(field, event.object)}</h3>
              <TextDiff before={before ?? ''} after={after ?? ''} />
              {[before, after].some((value) => value?.endsWith('…')) && (
                <p className={classes.cut}>Début du texte seulement : le texte entier est dans l’archive de preuves.</p>
              )}
            </section>
          ))}
      </Modal>
    </>
  );
}
