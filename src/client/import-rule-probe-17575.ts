export { connect } from './index.ts';
