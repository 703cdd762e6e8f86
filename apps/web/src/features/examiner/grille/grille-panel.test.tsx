import type { Evaluation, GrilleModel } from '@e5b/contracts';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerFetch, renderUi, type SeenRequest } from '../../../../test/render-ui.js';
import { GrillePanel } from './grille-panel.js';

const grille: GrilleModel = {
  title: 'Grille',
  rows: ['content', 'seo', 'image'].map((id, index) => ({
    id,
    question: index < 2 ? 'Q1' : 'Q2',
    criterion: `Critère ${id}`,
    competence: 'Compétence',
    weight: 1,
  })),
  markRule: { name: 'règle', shares: { TI: 0, I: 0.3, S: 0.6, TS: 1 }, step: 0.5 },
};

let sittings = 0;
const nextSitting = (): string => `00000000-0000-4000-8000-${String(++sittings).padStart(12, '0')}`;

/** A server with one evaluation; `online` cuts the cable. */
function server(sittingId: string) {
  const state = { online: true };
  const evaluation: Evaluation = {
    sittingId,
    version: 0,
    levels: [],
    notes: [],
    pins: [],
    fiche: { version: 0, mark: null, appreciation: '', signedAt: null, signedBy: null },
    proposal: { rule: 'règle', mark: null },
  };
  const answer = ({ method, path, body }: SeenRequest) => {
    if (!state.online) return null;
    if (method === 'PUT') {
      const rowId = path.split('/').at(-1) ?? '';
      const { level } = body as { level: 'TI' | 'I' | 'S' | 'TS' | null };
      evaluation.version += 1;
      evaluation.levels = [...evaluation.levels.filter((one) => one.rowId !== rowId), { rowId, level, at: 1 }];
    }
    return { json: evaluation };
  };
  const seen = answerFetch(answer);
  return { state, evaluation, puts: () => seen.filter(({ method }) => method === 'PUT') };
}

/** By attribute: walking the accessibility tree for each key would take jsdom seconds. */
function radio(row: string, level: string): HTMLElement {
  const group = screen.getByText(`Critère ${row}`).parentElement?.querySelector('[role="radiogroup"]');
  const found = group?.querySelector<HTMLElement>(`[role="radio"][data-level="${level}"]`);
  if (!found) throw new Error(`no ${level} in ${row}`);
  return found;
}

const undoButton = (): HTMLElement => screen.getByText('Annuler').closest('button') ?? document.body;

async function open(locked = false) {
  const sittingId = nextSitting();
  const backend = server(sittingId);
  renderUi(<GrillePanel sittingId={sittingId} grille={grille} candidateName="Léa" locked={locked} />);
  await screen.findByText('Grille 0/3');
  return backend;
}

it('is a group of radio buttons with a name and one stop of the Tab key per row', async () => {
  await open();
  const group = screen.getByRole('radiogroup', { name: /Critère seo/ });
  expect(group.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  expect(radio('seo', 'TI')).toHaveAccessibleName('TI, très insuffisant');
});

it('is filled from the keyboard: 1 to 4 set, arrows move, Suppr clears', async () => {
  const { puts } = await open();
  const user = userEvent.setup();
  radio('content', 'TI').focus();
  await user.keyboard('3');
  expect(radio('content', 'S')).toBeChecked();
  expect(radio('content', 'S')).toHaveFocus();
  await user.keyboard('{ArrowDown}4');
  expect(radio('seo', 'TS')).toBeChecked();
  await user.keyboard('{ArrowLeft}');
  expect(radio('seo', 'S')).toBeChecked();
  await user.keyboard('{ArrowUp}{Delete}');
  expect(radio('content', 'S')).not.toBeChecked();
  await waitFor(() => expect(puts().at(-1)).toMatchObject({ body: { level: null } }));
});

it('reads the digit row of a French keyboard, which needs Shift for digits', async () => {
  await open();
  radio('seo', 'TI').focus();
  await userEvent.setup().keyboard('[Digit2]');
  expect(radio('seo', 'I')).toBeChecked();
});

it('undoes with Ctrl+Z and with the button', async () => {
  await open();
  const user = userEvent.setup();
  radio('content', 'TI').focus();
  await user.keyboard('24');
  await user.keyboard('{Control>}z{/Control}');
  expect(radio('content', 'I')).toBeChecked();
  await user.click(undoButton());
  expect(radio('content', 'I')).not.toBeChecked();
  expect(undoButton()).toBeDisabled();
});

it('keeps a level through a cut network and sends it under one mutation id', async () => {
  const { state, puts, evaluation } = await open();
  state.online = false;
  const user = userEvent.setup();
  await user.click(radio('image', 'TS'));
  expect(await screen.findByText('En attente du réseau (1 à envoyer)')).toBeInTheDocument();
  expect(radio('image', 'TS')).toBeChecked();
  state.online = true;
  await waitFor(() => expect(evaluation.levels).toEqual([{ rowId: 'image', level: 'TS', at: 1 }]), { timeout: 4000 });
  const ids = new Set(puts().map(({ body }) => (body as { mutationId: string }).mutationId));
  expect(ids.size).toBe(1);
});

it('changes nothing once the fiche is signed', async () => {
  const { puts } = await open(true);
  await userEvent.click(radio('content', 'TS'));
  expect(radio('content', 'TS')).not.toBeChecked();
  expect(puts()).toEqual([]);
});
