import type { Evaluation, SittingView, SlotView } from '@e5b/contracts';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { answerFetch, renderUi, type SeenRequest } from '../../../../test/render-ui.js';
import { evaluationOutbox } from '../evaluation-outbox.js';
import { FicheForm } from './fiche-form.js';

const id = '00000000-0000-4000-8000-000000000001';
const sitting = {
  id,
  slotId: id,
  state: 'closed',
  candidate: { lastName: 'MARTIN', firstName: 'Léa', number: '0264' },
  window: { startedAt: Date.UTC(2026, 10, 21, 10) },
  evidence: 'work',
} as SittingView;
const slot = {
  commission: 'C-117',
  startsAt: 0,
  examiner: { name: 'Claire Fontaine' },
  sujet: { cms: 'wordpress', letter: 'B' },
} as SlotView;
const evaluation = (version: number, appreciation = '', mark: number | null = null): Evaluation => ({
  sittingId: id,
  version,
  levels: [],
  notes: [],
  pins: [],
  fiche: { version, mark, appreciation, signedAt: null, signedBy: null },
  proposal: { rule: 'règle', mark: 14 },
});

const markField = (): HTMLElement => screen.getByLabelText('Note sur 20');
const puts = (seen: SeenRequest[]): unknown[] => seen.filter(({ method }) => method === 'PUT').map(({ body }) => body);
const show = (shown: Evaluation) => renderUi(<FicheForm sitting={sitting} slot={slot} evaluation={shown} />);

it('holds the fields of annexe VI-4 in their order and fills in no mark', () => {
  answerFetch(() => ({ json: evaluation(1) }));
  const { container } = show(evaluation(0));
  const labels = [...container.querySelectorAll('dt, label, p')].map(({ textContent }) => textContent);
  const order = ['NOM du candidat', 'Prénom du candidat', 'N° candidat', 'N° commission', 'Date', 'Sujet CMS'];
  const rest = ['Appréciation globale de la commission', 'Examinateur : Claire Fontaine', 'Note sur 20'];
  const places = [...order, ...rest].map((label) => labels.indexOf(label));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(markField()).toHaveValue('');
});

it('saves a mark written with a comma on the version it was read from', async () => {
  const seen = answerFetch(() => ({ json: evaluation(4, '', 12.5) }));
  show(evaluation(3));
  fireEvent.change(markField(), { target: { value: '12,5' } });
  fireEvent.blur(markField());
  expect(await screen.findByText(/^Brouillon enregistré/)).toBeInTheDocument();
  expect(puts(seen)).toEqual([{ mark: 12.5, appreciation: '', version: 3 }]);
});

it('never sends a mark that is not allowed, and says why', async () => {
  const seen = answerFetch(() => ({ json: evaluation(4) }));
  show(evaluation(3));
  fireEvent.change(markField(), { target: { value: '12,7' } });
  fireEvent.blur(markField());
  expect(await screen.findByText(/par demi-point, par exemple 12 ou 12,5\. Corrigez/)).toBeInTheDocument();
  expect(puts(seen)).toEqual([]);
});

it('never overwrites another window’s change: the examiner chooses', async () => {
  let stale = true;
  const seen = answerFetch(({ body }) => {
    if (stale) return { status: 409, json: { code: 'STALE_VERSION', data: {} } };
    return { json: evaluation(8, (body as { appreciation: string }).appreciation, 10) };
  });
  show(evaluation(3));
  fireEvent.change(markField(), { target: { value: '10' } });
  fireEvent.blur(markField());
  const keep = await screen.findByText('Garder ma saisie');
  stale = false;
  fireEvent.click(keep);
  await waitFor(() => expect(screen.queryByText('Garder ma saisie')).toBeNull());
  expect(puts(seen)).toHaveLength(2);
  expect(markField()).toHaveValue('10');
});

it('cannot be signed before what is on the screen is what the server has', async () => {
  answerFetch(() => ({ json: evaluation(4, 'Travail clair.', 15.5) }));
  show(evaluation(3, 'Travail clair.', 10));
  const sign = screen.getByRole('button', { name: 'Signer la fiche…' });
  expect(sign).toBeEnabled();
  fireEvent.change(markField(), { target: { value: '15,5' } });
  expect(sign).toBeDisabled();
  expect(screen.getByText('La signature sera possible dès que votre saisie sera enregistrée.')).toBeInTheDocument();
  fireEvent.blur(markField());
  await waitFor(() => expect(sign).toBeEnabled());
});

it('cannot be signed before a level that this window still has to send', async () => {
  let cut = true;
  answerFetch(({ path }) => (cut && path.includes('/levels/') ? null : { json: evaluation(4, 'Travail clair.', 10) }));
  const { client } = show(evaluation(3, 'Travail clair.', 10));
  const sign = screen.getByRole('button', { name: 'Signer la fiche…' });
  expect(sign).toBeEnabled();
  const outbox = evaluationOutbox(id, client);
  act(() => outbox.add({ kind: 'level', mutationId: id, rowId: 'q1-seo', level: 'S' }));
  await waitFor(() => expect(sign).toBeDisabled());
  cut = false;
  act(() => outbox.flush());
  await waitFor(() => expect(sign).toBeEnabled());
});

describe('a fiche that another window changed while its signature was being asked', () => {
  const password = 'un mot de passe';
  const filled = (version: number, mark = 12): Evaluation => evaluation(version, 'Travail clair.', mark);

  async function askFor(shown: Evaluation) {
    const view = show(shown);
    fireEvent.click(screen.getByRole('button', { name: 'Signer la fiche…' }));
    fireEvent.change(await screen.findByLabelText('Votre mot de passe'), { target: { value: password } });
    return view;
  }

  it('is signed as it stands on the screen, and refused otherwise', async () => {
    const seen = answerFetch(() => ({ status: 409, json: { code: 'STALE_VERSION', data: { version: 4 } } }));
    await askFor(filled(3));
    fireEvent.click(screen.getByRole('button', { name: 'Signer et verrouiller' }));
    expect(await screen.findByText(/Rien n’est signé/)).toBeInTheDocument();
    expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ password, version: 3 });
    fireEvent.click(screen.getByRole('button', { name: 'Relire la fiche' }));
    await waitFor(() => expect(screen.queryByText(/Rien n’est signé/)).toBeNull());
  });

  it('says so before anything is sent when the change has already been heard', async () => {
    const seen = answerFetch(() => ({ json: filled(4, 15) }));
    const { rerender } = await askFor(filled(3));
    rerender(<FicheForm sitting={sitting} slot={slot} evaluation={filled(4, 15)} />);
    expect(await screen.findByText(/Rien n’est signé/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Signer et verrouiller' })).toBeNull();
    expect(seen.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(markField()).toHaveValue('15');
  });
});
