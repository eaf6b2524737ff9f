import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Drawing } from './drawing.js';

const LEAST = 0.25;
const MOST = 2;
const STEP = 1.2;
/** Below this the words can no longer be read, so a large diagram is scrolled rather than shrunk at first. */
const LEAST_AT_FIRST = 0.72;

export interface Zoom {
  readonly scale: number;
  readonly closer: () => void;
  readonly further: () => void;
  readonly fit: () => void;
}

function clamped(scale: number): number {
  return Math.min(MOST, Math.max(LEAST, scale));
}

/** How large the diagram is drawn; the wheel zooms while Ctrl is held, and dragging the ground moves it. */
export function useZoom(frame: RefObject<HTMLElement | null>, drawing: Drawing): Zoom {
  const [scale, setScale] = useState(1);
  const fitting = () =>
    frame.current === null ? 1 : Math.min(1, (frame.current.clientWidth - 32) / drawing.width);
  useEffect(() => setScale(clamped(Math.max(LEAST_AT_FIRST, fitting()))), [drawing.width]);
  useEffect(() => {
    const element = frame.current;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setScale((last) => clamped(last * (event.deltaY < 0 ? STEP : 1 / STEP)));
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, []);
  return {
    scale,
    closer: () => setScale((last) => clamped(last * STEP)),
    further: () => setScale((last) => clamped(last / STEP)),
    fit: () => setScale(clamped(fitting())),
  };
}

/** Lets the ground of a scrolling frame be dragged with the mouse; touch scrolls by itself. */
export function useDrag(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const drag = (event: PointerEvent) => {
      const isGround = !(event.target as Element).closest('button, a, path');
      if (event.pointerType !== 'mouse' || event.button !== 0 || !isGround) return;
      element.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      if (!element.hasPointerCapture(event.pointerId)) return;
      element.scrollBy(-event.movementX, -event.movementY);
    };
    element.addEventListener('pointerdown', drag);
    element.addEventListener('pointermove', move);
    return () => {
      element.removeEventListener('pointerdown', drag);
      element.removeEventListener('pointermove', move);
    };
  }, []);
}
