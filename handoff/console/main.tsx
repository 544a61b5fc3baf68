import './window.css';
import { createRoot } from 'react-dom/client';
import { App } from './parts/app';

const place = document.getElementById('window');
if (place === null) throw new Error('index.html has no element with the id "window".');
createRoot(place).render(<App />);
