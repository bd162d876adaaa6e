import document from '../en/document.json';
import { addTexts } from '../texts.ts';

addTexts({ document });
