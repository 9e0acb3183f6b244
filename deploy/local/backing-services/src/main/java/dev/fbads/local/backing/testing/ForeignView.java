package dev.fbads.local.backing.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/**
 * Shows an object of another class loader as this class loader's interface of the same name. Works for interfaces whose
 * parameters are JDK types and whose results are JDK types or such interfaces.
 */
final class ForeignView implements InvocationHandler {

    private static final String OWN_PACKAGE = "dev.fbads.";

    private final Object foreign;
    private final Class<?> foreignType;

    private ForeignView(Object foreign, Class<?> foreignType) {
        this.foreign = foreign;
        this.foreignType = foreignType;
    }

    static <T> T of(Class<T> type, Object object) throws ClassNotFoundException {
        if (type.isInstance(object)) {
            return type.cast(object);
        }
        var foreignType = object.getClass().getClassLoader().loadClass(type.getName());
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                new ForeignView(object, foreignType)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        var thread = Thread.currentThread();
        var previous = thread.getContextClassLoader();
        thread.setContextClassLoader(foreign.getClass().getClassLoader());
        try {
            var owner = method.getDeclaringClass() == Object.class ? Object.class : foreignType;
            var result = owner.getMethod(method.getName(), method.getParameterTypes()).invoke(foreign, arguments);
            return method.getReturnType().getName().startsWith(OWN_PACKAGE) && result != null
                    ? of(method.getReturnType(), result)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            thread.setContextClassLoader(previous);
        }
    }
}
