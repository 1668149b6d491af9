/** Buttons to the other languages, each by its own name, on pages without an account menu. */
import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import { chooseLanguage, chosenLanguage, languages } from './language.ts';

export function OtherLanguages(): ReactElement {
  const chosen = chosenLanguage();
  return (
    <>
      {languages
        .filter(({ id }) => id !== chosen)
        .map(({ id, name }) => (
          <Button key={id} small weight="quiet" lang={id} onClick={() => chooseLanguage(id)}>
            {name}
          </Button>
        ))}
    </>
  );
}
