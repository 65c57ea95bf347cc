import './base/style.css';
import './shop/style.css';
import './console/style.css';

// Either page loads its own part only.
if (document.querySelector('zy-console')) void import('./console/console');
else void import('./shop/shop');
