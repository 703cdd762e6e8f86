export * from './clock.js';
export * from './domain-error.js';
export * from './exam-window.js';
export * from './level.js';
export * from './mark.js';
export * from './sitting-state.js';
