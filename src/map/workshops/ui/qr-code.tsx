/** An address as a QR code. Black on white in every look: cameras expect that. */
import encodeQR from 'qr';
import { type ReactElement, useMemo } from 'react';
import { t } from '../../../web/kit/text.tsx';

export function QrCode(props: { text: string; size: number }): ReactElement {
  const { text, size } = props;
  const rows = useMemo(() => encodeQR(text, 'raw', { ecc: 'medium', border: 3 }), [text]);
  return (
    <svg
      role="img"
      aria-label={t('QR code of {address}', { address: text })}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" rx="1.4" fill="#ffffff" />
      <path d={pathOf(rows)} fill="#000000" />
    </svg>
  );
}

/** Each run of dark squares is one flat box. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.map((dark, x) => {
        if (!dark || row[x - 1] === true) return '';
        const end = row.findIndex((each, at) => at > x && !each);
        const width = (end === -1 ? row.length : end) - x;
        return `M${x} ${y}h${width}v1h-${width}z`;
      }),
    )
    .join('');
}
