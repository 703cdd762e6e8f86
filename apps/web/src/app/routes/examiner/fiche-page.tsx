import { useParams } from '@tanstack/react-router';
import { FicheScreen } from '../../../features/examiner/fiche/fiche-screen.js';

export function FichePage() {
  const { sittingId } = useParams({ from: '/examinateur/passages/$sittingId/fiche' });
  return <FicheScreen key={sittingId} sittingId={sittingId} />;
}
