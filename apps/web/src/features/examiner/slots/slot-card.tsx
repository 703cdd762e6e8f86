import type { SlotSummary } from '@e5b/contracts';
import { CMS_NAMES } from '../../../lib/cms-names.js';
import { formatSeconds, formatShortTime } from '../../../lib/format-time.js';
import { sittingStateLabel } from '../../../lib/sitting-state-labels.js';
import { ButtonLink, Group, Paper, Stack, Tag, type TagTone, Text, Title } from '../../../ui/index.js';
import { DurationChoice } from './duration-choice.js';
import { OpenSlotButton } from './open-slot-button.js';

const STATES: Record<SlotSummary['state'], { label: string; tone: TagTone }> = {
  scheduled: { label: 'À ouvrir', tone: 'neutral' },
  open: { label: 'Ouvert', tone: 'good' },
  finished: { label: 'Terminé', tone: 'info' },
};

/** One slot of the examiner's day and the next thing to do with it. */
export function SlotCard({ slot }: { slot: SlotSummary }) {
  const state = STATES[slot.state];
  return (
    <Paper component="article" p="md" bg="white" aria-label={`Créneau ${slot.label}`}>
      <Stack gap="xs" h="100%">
        <Group justify="space-between">
          <Title order={3} size="h4">
            {slot.label} – {formatShortTime(slot.startsAt)}
          </Title>
          <Group gap={6}>
            {slot.rehearsal && <Tag tone="rehearsal">Répétition</Tag>}
            <Tag tone={state.tone}>{state.label}</Tag>
          </Group>
        </Group>
        <Text size="sm">
          Commission {slot.commission} – sujet {CMS_NAMES[slot.sujet.cms]} {slot.sujet.letter} ({slot.sujet.code})
          <br />
          {slot.sujet.title}
        </Text>
        <Stack component="ul" gap={2} m={0} pl={18}>
          {slot.candidates.map((candidate) => (
            <Text component="li" size="sm" key={candidate.sittingId}>
              {candidate.lastName} {candidate.firstName} – {sittingStateLabel(candidate.state)}
            </Text>
          ))}
        </Stack>
        {slot.state === 'scheduled' && slot.durationChoices.length > 1 ? (
          <DurationChoice slot={slot} />
        ) : (
          <Text size="sm">Durée : {formatSeconds(slot.durationSeconds)}</Text>
        )}
        <Group mt="auto">
          {slot.state === 'scheduled' ? (
            <OpenSlotButton slot={slot} />
          ) : (
            <ButtonLink
              to="/examinateur/creneaux/$slotId"
              params={{ slotId: slot.id }}
              variant={slot.state === 'open' ? 'filled' : 'default'}
            >
              {slot.state === 'open' ? 'Suivre ce créneau' : 'Revoir ce créneau'}
            </ButtonLink>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
