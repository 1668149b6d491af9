/** Figures of personas: what the server may call. */
export { personaPeople } from './people-behind.ts';
