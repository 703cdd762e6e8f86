import type { CandidateView } from '@e5b/contracts';
import { ClockFace } from '../../components/clock-face.js';
import { LinkState } from '../../components/link-state.js';
import { PageTitle } from '../../components/page-title.js';
import { SujetDocument } from '../../components/sujet-document.js';
import { Button, IconPrint, Text, Title } from '../../ui/index.js';
import { AccessPanel } from './access-panel.js';
import { ExamBanners } from './exam-banners.js';
import classes from './exam-screen.module.css';
import { SujetNavigation } from './sujet-navigation.js';

const REASSURANCE =
  'Vous pouvez continuer à travailler sur votre site\u00a0: votre temps est compté par le centre, pas par cette page.';

/** The sujet beside the doors of the site, the accounts and the time. */
export function ExamScreen({ view }: { view: CandidateView }) {
  return (
    <main id="contenu" tabIndex={-1} className={classes.screen} data-full-height="">
      <PageTitle>Votre épreuve</PageTitle>
      <Title order={1} className="visually-hidden">
        Votre épreuve
      </Title>
      <aside className={`${classes.aside ?? ''} no-print`} aria-label="Temps, accès au site et identifiants">
        <ClockFace window={view.window} size="large" />
        <ExamBanners view={view} />
        <AccessPanel view={view} />
        <LinkState reassurance={REASSURANCE} />
        <Text size="xs">
          Seul votre site d’épreuve est autorisé. En cas de difficulté technique, appelez l’examinateur sans attendre.
        </Text>
      </aside>
      {view.sujet && (
        <div className={classes.reading}>
          <div className={`${classes.toolbar ?? ''} no-print`}>
            <SujetNavigation sujet={view.sujet} />
            <Button variant="default" size="xs" leftSection={<IconPrint size={16} />} onClick={() => window.print()}>
              Imprimer le sujet
            </Button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take the focus */}
          <section className={classes.document} id="sujet" tabIndex={0} aria-label="Sujet et annexes">
            <SujetDocument sujet={view.sujet} />
          </section>
        </div>
      )}
    </main>
  );
}
