export { CandidateSpace as CandidatePage } from '../../../features/candidate/candidate-space.js';
