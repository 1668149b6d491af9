/** Keys as they stand on the keyboard of whoever reads. */
import { t } from '../../../../web/kit/text.tsx';

const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

export function keyWords(keys: string): string {
  return keys
    .split(/\+(?!$)/)
    .map(word)
    .join(isApple() ? '' : '+');
}

function word(key: string): string {
  const apple: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
  const names: Record<string, string> = {
    Mod: t('Ctrl'),
    Alt: t('Alt'),
    Shift: t('Shift'),
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Delete: t('Del'),
    Space: t('Space'),
    Home: t('Home'),
    End: t('End'),
    Enter: t('Enter'),
  };
  return (isApple() ? apple[key] : undefined) ?? names[key] ?? key;
}
