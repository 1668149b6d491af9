/** Draws a laid-out trail. No words here: labels stand around it in HTML, where they wrap, take focus and are read aloud. */
import { type ReactElement, useId } from 'react';
import type { TrailShape } from './layout.ts';
import type { Strand } from './strands.ts';
import styles from './trail.module.css';

export function TrailDrawing(props: {
  shape: TrailShape;
  width: number;
  height: number;
  vertical: boolean;
  /** Index of the stage with the largest drop. */
  worst: number;
  title: string;
  /** Part of the length over which both ends fade into the paper. */
  fade: number;
}): ReactElement {
  const { shape, width, height, vertical } = props;
  const id = useId().replace(/[^\w-]/g, '');
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.title}
      focusable="false"
    >
      <Paints id={id} />
      <g clipPath={`url(#${id}-sheet)`}>
        {shape.contours.map((contour, i) => (
          <path
            key={contour}
            d={contour}
            className={styles.contour}
            opacity={0.95 - Math.floor(i / 2) * 0.22}
          />
        ))}
      </g>
      <clipPath id={`${id}-sheet`}>
        <rect width={width} height={height} />
      </clipPath>
      {vertical
        ? null
        : shape.borders.map((x) => <path key={x} d={`M${x} 0V${height}`} className={styles.border} />)}
      {shape.strands.map((strand) => (
        <StrandDrawing key={strand.stage} id={id} strand={strand} worst={strand.stage === props.worst} />
      ))}
      <g mask={`url(#${id}-ends)`}>
        <path d={shape.ribbon} className={styles.ribbon} />
        <path d={shape.edge} className={styles.edge} />
        <path d={shape.middle} className={styles.middle} />
      </g>
      {shape.before !== null && <path d={shape.before} className={styles.before} />}
      <Ends id={id} width={width} height={height} vertical={vertical} fade={props.fade} />
      {shape.waypoints.map(({ at: [x, y], width: people }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={people > 16 ? 4.2 : 3.6} className={styles.waypoint} />
      ))}
      {shape.loop !== null && (
        <path
          d={shape.loop.path}
          className={styles.loop}
          strokeWidth={shape.loop.width}
          markerEnd={`url(#${id}-tip)`}
        />
      )}
    </svg>
  );
}

/** A strand leaves in the colour of the trail and fades; where most are lost it takes the colour that means harm. */
function StrandDrawing(props: { id: string; strand: Strand; worst: boolean }): ReactElement {
  const { strand, worst } = props;
  const paint = `${props.id}-strand-${strand.stage}`;
  const along = {
    x1: strand.start[0],
    y1: strand.start[1],
    x2: strand.end[0],
    y2: strand.end[1],
  };
  return (
    <g>
      <linearGradient id={paint} gradientUnits="userSpaceOnUse" {...along}>
        <stop offset="0.2" className={styles.stopTrail} />
        {worst ? (
          <>
            <stop offset="0.52" className={styles.stopAlert} stopOpacity="0.95" />
            <stop offset="0.8" className={styles.stopAlert} stopOpacity="0.88" />
            <stop offset="1" className={styles.stopAlert} stopOpacity="0.35" />
          </>
        ) : (
          <>
            <stop offset="0.45" className={styles.stopTrail} stopOpacity="0.85" />
            <stop offset="1" className={styles.stopTrail} stopOpacity="0.12" />
          </>
        )}
      </linearGradient>
      {strand.onTheWay !== null && <path d={strand.onTheWay} fill={`url(#${props.id}-way)`} />}
      {strand.gone !== null && <path d={strand.gone} fill={`url(#${paint})`} />}
    </g>
  );
}

/** The hatching of those who may still come, and the tip of the loop. */
function Paints(props: { id: string }): ReactElement {
  const { id } = props;
  return (
    <defs>
      <pattern
        id={`${id}-way`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" className={styles.stopFaint} />
        <rect width="2.2" height="5" className={styles.hatch} />
      </pattern>
      <marker
        id={`${id}-tip`}
        viewBox="0 0 10 10"
        refX="5.5"
        refY="5"
        markerUnits="userSpaceOnUse"
        markerWidth="12"
        markerHeight="12"
        orient="auto"
      >
        <path d="M1 1.2 9 5 1 8.800Z" className={styles.tip} />
      </marker>
    </defs>
  );
}

/** People come from somewhere and go on somewhere: both ends of the trail fade into the paper. */
function Ends(props: {
  id: string;
  width: number;
  height: number;
  vertical: boolean;
  fade: number;
}): ReactElement {
  const { id, vertical } = props;
  const along = vertical
    ? { x1: 0, y1: 0, x2: 0, y2: props.height }
    : { x1: 0, y1: 0, x2: props.width, y2: 0 };
  const lead = props.fade;
  return (
    <>
      <linearGradient id={`${id}-fade`} gradientUnits="userSpaceOnUse" {...along}>
        <stop offset="0" stopColor="#000" />
        <stop offset={lead} stopColor="#fff" />
        <stop offset={1 - lead * 0.7} stopColor="#fff" />
        <stop offset="1" stopColor="#333" />
      </linearGradient>
      <mask
        id={`${id}-ends`}
        maskUnits="userSpaceOnUse"
        x="0"
        y="0"
        width={props.width}
        height={props.height}
      >
        <rect width={props.width} height={props.height} fill={`url(#${id}-fade)`} />
      </mask>
    </>
  );
}
