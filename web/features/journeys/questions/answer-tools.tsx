import { Download, Image } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { savePicture } from '../../../ui/chart/picture.ts';
import { Button, ButtonAnchor, toastProblem } from '../../../ui/index.ts';
import styles from './questions.module.css';

interface ToolsProps {
  /** The drawing as it stands; left out where there is nothing drawn. */
  picture?: (() => SVGSVGElement | null | undefined) | undefined;
  /** The picture's file name, without its ending. */
  name: string;
  csv: string;
  /** How it is looked at. */
  children?: ReactNode;
  /** Keeping the question. */
  save?: ReactNode;
}

/** What can be done with an answer: look at it another way, take it along, keep the question. */
export function AnswerTools({ picture, name, csv, children, save }: ToolsProps) {
  const { t } = useTranslation('questions');
  function savePng() {
    const svg = picture?.();
    if (svg) savePicture(svg, name, getComputedStyle(document.body).backgroundColor).catch(toastProblem);
  }
  return (
    <div className={styles.tools}>
      <div className={styles.views}>{children}</div>
      <ButtonAnchor size="s" look="quiet" icon={<Download size={16} />} href={csv} download>
        {t('csv')}
      </ButtonAnchor>
      {picture && (
        <Button size="s" look="quiet" icon={<Image size={16} />} onClick={savePng}>
          {t('png')}
        </Button>
      )}
      {save}
    </div>
  );
}
