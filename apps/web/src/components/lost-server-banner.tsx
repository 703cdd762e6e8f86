import { useServerLink } from '../lib/server-link.js';
import { Alert, IconWarning } from '../ui/index.js';

/** Tops a page that keeps showing what it has while the server is away. */
export function LostServerBanner() {
  const link = useServerLink();
  if (link.reachable) return null;
  return (
    <Alert color="orange" variant="light" icon={<IconWarning />} py={6} radius={0} className="no-print" role="status">
      Le serveur du centre ne répond pas. Ce qui est affiché date d’avant la coupure ; vos saisies sont gardées et
      partiront à son retour.
    </Alert>
  );
}
