import type { ContextInstall, PublicationView, PublishedPack } from '@e5b/contracts';
import { askInstall } from '../../lib/api/contexts.js';
import { CMS_NAMES } from '../../lib/cms-names.js';
import { formatBytes, formatDate } from '../../lib/format-time.js';
import { Button, Group, Stack, Tag, Text } from '../../ui/index.js';
import classes from './contexts.module.css';
import { type Offer, offerOf, offerWords, worthShowing } from './offer.js';
import { useInstallAction } from './use-install-action.js';

interface PublicationListProps {
  publication: PublicationView;
  installs: ContextInstall[];
}

/** What is published, beside what is here. */
export function PublicationList({ publication, installs }: PublicationListProps) {
  const { url, issuedAt, packs } = publication;
  const offers = worthShowing(packs).map((pack) => ({ pack, offer: offerOf(pack, installs) }));
  const open = offers.filter(({ offer }) => offer === 'new' || offer === 'update').map(({ pack }) => pack);
  const install = useInstallAction(async (wanted: PublishedPack[]) => {
    for (const { id } of wanted) await askInstall({ source: 'catalog', url, packId: id });
  }, 'L’installation n’a pas pu commencer');
  return (
    <section aria-label="Contextes publiés">
      <Group justify="space-between" mb="xs">
        <Text size="sm">Catalogue du {formatDate(issuedAt)}</Text>
        {open.length > 1 && (
          <Button size="compact-sm" loading={install.isPending} onClick={() => install.mutate(open)}>
            Tout mettre à jour ({open.length})
          </Button>
        )}
      </Group>
      {open.length === 0 && !offers.some(({ offer }) => offer === 'under-way') && (
        <Text size="sm" fw={600} mb="xs">
          Rien de nouveau : ce centre est à jour.
        </Text>
      )}
      <ul className={classes.files}>
        {offers.map(({ pack, offer }) => (
          <PublishedLine
            key={pack.id}
            pack={pack}
            offer={offer}
            busy={install.isPending}
            onInstall={() => install.mutate([pack])}
          />
        ))}
      </ul>
    </section>
  );
}

interface PublishedLineProps {
  pack: PublishedPack;
  offer: Offer;
  busy: boolean;
  onInstall: () => void;
}

function PublishedLine({ pack, offer, busy, onInstall }: PublishedLineProps) {
  const { title, version, cms, cmsVersion, session, bytes, notes, installedVersion } = pack;
  const words = offerWords(offer);
  const open = offer === 'new' || offer === 'update';
  return (
    <li>
      <Stack gap={2}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" fw={600}>
            {title} – {version}
          </Text>
          <Tag tone={words.tone}>{words.label}</Tag>
        </Group>
        <Text size="sm">
          {CMS_NAMES[cms]} {cmsVersion} · session {session} · {formatBytes(bytes)}
          {offer === 'update' && ` · installé ici : ${installedVersion}`}
        </Text>
        {notes !== '' && <Text size="sm">{notes}</Text>}
        {open && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            style={{ alignSelf: 'flex-start' }}
            aria-label={`Installer ${title}, version ${version}`}
            onClick={onInstall}
          >
            Installer
          </Button>
        )}
      </Stack>
    </li>
  );
}
