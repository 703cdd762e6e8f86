import { Group, TextLink } from '../../../ui/index.js';
import { StaffLayout } from '../staff-layout.js';

const PAGES = [
  { to: '/centre', label: 'Sommes-nous prêts ?' },
  { to: '/centre/creneaux', label: 'Créneaux' },
  { to: '/centre/contextes', label: 'Contextes' },
  { to: '/centre/incidents', label: 'Incidents' },
  { to: '/centre/archives', label: 'Archives' },
  { to: '/centre/comptes', label: 'Comptes' },
] as const;

function CentreNavigation() {
  return (
    <nav aria-label="Espace centre">
      <Group gap="md" wrap="nowrap">
        {PAGES.map(({ to, label }) => (
          <TextLink
            key={to}
            to={to}
            size="sm"
            activeOptions={{ exact: true }}
            activeProps={{ style: { fontWeight: 700, textDecorationThickness: 2 } }}
          >
            {label}
          </TextLink>
        ))}
      </Group>
    </nav>
  );
}

export function CentreLayout() {
  return <StaffLayout area="Espace centre" roles={['centre']} navigation={<CentreNavigation />} />;
}
