import type { ContextInstall } from '@e5b/contracts';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerFetch, renderUi, type SeenRequest } from '../../../test/render-ui.js';
import { InstallItem } from './install-item.js';

const ID = '3f2b1c9e-6a54-4d0c-9b1e-0a1b2c3d4e5f';
const install = (more: Partial<ContextInstall>): ContextInstall => ({
  id: ID,
  source: 'upload',
  name: 'clé.e5bctx',
  state: 'baking',
  pack: { id: 'a'.repeat(64), code: 'delorme', version: '2026.1', title: 'Maison Delorme', cms: 'wordpress' },
  bytes: 80e6,
  progress: {
    done: 2,
    total: 7,
    unit: 'steps',
    label: 'Chargement de la base de données',
    bytesPerSecond: null,
    elapsedSeconds: 12,
    remainingSeconds: 31,
  },
  problem: null,
  selfTest: null,
  timings: { downloading: 1200, verifying: 800, extracting: 900 },
  contextId: null,
  createdAt: 1_800_000_000_000,
  finishedAt: null,
  ...more,
});
const problem = (passing: boolean) => ({ code: 'X', sentence: 'Le service ne répond pas. Redémarrez-le.', passing });

let asked: SeenRequest[];
beforeEach(() => {
  asked = answerFetch(() => ({ json: null }));
});

it('shows the step under way, the time of those before it and what is left', () => {
  renderUi(<InstallItem install={install({})} />);
  expect(screen.getByText('Chargement de la base de données (3 sur 7) · encore environ 31 s')).toBeInTheDocument();
  expect(screen.getByRole('listitem', { current: 'step' })).toHaveTextContent('Fabrication du site (en cours)');
  expect(screen.getByRole('progressbar', { name: 'Avancement : Fabrication du site' })).toBeInTheDocument();
  expect(screen.getByText('1,2 s')).toBeInTheDocument();
});

it('cancels at once what has just begun', async () => {
  renderUi(<InstallItem install={install({})} />);
  await userEvent.click(screen.getByRole('button', { name: /^Annuler/ }));
  await waitFor(() => expect(asked).toMatchObject([{ method: 'POST', path: `/api/contexts/installs/${ID}/cancel` }]));
});

it('asks first when more than a minute of work would be lost', async () => {
  renderUi(<InstallItem install={install({ timings: { downloading: 90_000 } })} />);
  await userEvent.click(screen.getByRole('button', { name: /^Annuler/ }));
  expect(screen.getByRole('dialog', { name: 'Annuler cette installation ?' })).toBeInTheDocument();
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Annuler l’installation' }));
  await waitFor(() => expect(asked).toHaveLength(1));
});

it('offers to try again only what another try can change', async () => {
  const { unmount } = renderUi(<InstallItem install={install({ state: 'refused', problem: problem(false) })} />);
  expect(screen.getByText('Le service ne répond pas. Redémarrez-le.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Réessayer/ })).toBeNull();
  unmount();
  renderUi(<InstallItem install={install({ state: 'failed', problem: problem(true) })} />);
  await userEvent.click(screen.getByRole('button', { name: /^Réessayer/ }));
  await waitFor(() => expect(asked).toMatchObject([{ path: `/api/contexts/installs/${ID}/retry` }]));
});

it('is put off the list once it is over', async () => {
  renderUi(<InstallItem install={install({ state: 'ready', progress: null })} />);
  expect(screen.getByText(/prêt après 3 s de travail/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /^Retirer de la liste/ }));
  await waitFor(() => expect(asked).toMatchObject([{ method: 'DELETE', path: `/api/contexts/installs/${ID}` }]));
});
