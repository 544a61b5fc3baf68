export { verify } from '../meta/verify';
