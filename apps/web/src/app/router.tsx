import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { HomePage } from './routes/home-page.js';
import { LoginPage } from './routes/login-page.js';
import { NotFoundPage } from './routes/not-found-page.js';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connexion',
  validateSearch: (search: Record<string, unknown>): { retour?: string } =>
    typeof search.retour === 'string' ? { retour: search.retour } : {},
  component: LoginPage,
});

const candidateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/candidat',
  component: lazyRouteComponent(() => import('./routes/candidate/candidate-page.js'), 'CandidatePage'),
});

const examinerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/examinateur',
  component: lazyRouteComponent(() => import('./routes/examiner/examiner-layout.js'), 'ExaminerLayout'),
});

const examinerSlotsRoute = createRoute({
  getParentRoute: () => examinerRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./routes/examiner/slots-page.js'), 'SlotsPage'),
});

const slotBoardRoute = createRoute({
  getParentRoute: () => examinerRoute,
  path: 'creneaux/$slotId',
  component: lazyRouteComponent(() => import('./routes/examiner/slot-board-page.js'), 'SlotBoardPage'),
});

const ficheRoute = createRoute({
  getParentRoute: () => examinerRoute,
  path: 'passages/$sittingId/fiche',
  component: lazyRouteComponent(() => import('./routes/examiner/fiche-page.js'), 'FichePage'),
});

const centreRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/centre',
  component: lazyRouteComponent(() => import('./routes/centre/centre-layout.js'), 'CentreLayout'),
});

const centrePages = () => import('./routes/centre/centre-pages.js');

const centreRoutes = [
  createRoute({
    getParentRoute: () => centreRoute,
    path: '/',
    component: lazyRouteComponent(centrePages, 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => centreRoute,
    path: 'creneaux',
    component: lazyRouteComponent(centrePages, 'CentreSlotsPage'),
  }),
  createRoute({
    getParentRoute: () => centreRoute,
    path: 'contextes',
    component: lazyRouteComponent(centrePages, 'ContextsPage'),
  }),
  createRoute({
    getParentRoute: () => centreRoute,
    path: 'incidents',
    component: lazyRouteComponent(centrePages, 'IncidentsPage'),
  }),
  createRoute({
    getParentRoute: () => centreRoute,
    path: 'archives',
    component: lazyRouteComponent(centrePages, 'ArchivesPage'),
  }),
  createRoute({
    getParentRoute: () => centreRoute,
    path: 'comptes',
    component: lazyRouteComponent(centrePages, 'UsersPage'),
  }),
] as const;

const authorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auteur',
  component: lazyRouteComponent(() => import('./routes/author/author-layout.js'), 'AuthorLayout'),
});

const ateliersRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./routes/author/ateliers-page.js'), 'AteliersPage'),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  loginRoute,
  candidateRoute,
  examinerRoute.addChildren([examinerSlotsRoute, slotBoardRoute, ficheRoute]),
  centreRoute.addChildren(centreRoutes),
  authorRoute.addChildren([ateliersRoute]),
]);

export const router = createRouter({ routeTree, defaultPreload: false, scrollRestoration: true });

// A link that leads to another page leaves the focus nowhere: the new content takes it, as a page load would do.
router.subscribe('onRendered', ({ pathChanged }) => {
  if (pathChanged && document.activeElement === document.body) document.getElementById('contenu')?.focus();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
