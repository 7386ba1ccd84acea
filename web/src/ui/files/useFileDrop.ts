// Files that are dropped upon a place; one dropped beside it does not take the page away.
import { type DragEvent, useEffect, useState } from "react";

const withFiles = (event: { dataTransfer: DataTransfer | null }): boolean => event.dataTransfer?.types.includes("Files") ?? false;

function keepPage(event: globalThis.DragEvent): void {
  if (withFiles(event)) event.preventDefault();
}

/** `over` while they are above the place; `place` goes onto its element. */
export function useFileDrop(take: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    window.addEventListener("dragover", keepPage);
    window.addEventListener("drop", keepPage);
    return () => {
      window.removeEventListener("dragover", keepPage);
      window.removeEventListener("drop", keepPage);
    };
  }, []);
  const place = {
    onDragOver: (event: DragEvent) => {
      if (!withFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!withFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take([...event.dataTransfer.files]);
    },
  };
  return { over, place };
}
