/** Light, dark or as the system says; kept in this browser. `public/appearance.js` reads the same entry before the first paint. */
import type { MantineColorSchemeManager } from '@mantine/core';

const ENTRY = 'footpath-appearance';

export const appearanceStore: MantineColorSchemeManager = {
  get: (otherwise) => {
    try {
      const held = localStorage.getItem(ENTRY);
      return held === 'light' || held === 'dark' || held === 'auto' ? held : otherwise;
    } catch {
      return otherwise;
    }
  },
  set: (choice) => {
    try {
      localStorage.setItem(ENTRY, choice);
    } catch {
      // Without storage the choice holds until the page is left.
    }
  },
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {
    try {
      localStorage.removeItem(ENTRY);
    } catch {
      // Nothing was kept.
    }
  },
};
